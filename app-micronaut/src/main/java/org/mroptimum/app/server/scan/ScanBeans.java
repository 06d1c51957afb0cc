package org.mroptimum.app.server.scan;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanLimits;
import org.mroptimum.domain.usecase.AppendPiece;
import org.mroptimum.domain.usecase.BeginUpload;
import org.mroptimum.domain.usecase.CheckScan;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.FindScans;
import org.mroptimum.domain.usecase.LookIntoScan;
import org.mroptimum.domain.usecase.OwnScans;
import org.mroptimum.domain.usecase.ScansInUse;
import org.mroptimum.domain.usecase.TakeUpUploads;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.deidentify.HeaderDeidentifier;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.scan.IncomingFolder;
import org.mroptimum.local.scan.JdbcScanStore;

/** Wires scans to the database, the folder of incoming files and the store. */
@Factory
final class ScanBeans {
    /** No raw data file of today is larger. */
    static final long LARGEST_BYTES = 1L << 40;

    /** So much stays free for the database and the log, bytes. */
    private static final long RESERVE_BYTES = 1L << 30;

    private static final long TAKE_UP_MINUTES = 10;

    @Singleton
    ScanStore scans(Database database) {
        return new JdbcScanStore(database);
    }

    @Singleton
    IncomingFiles incoming(ServerOptions options) {
        return new IncomingFolder(options.data().resolve("incoming"), RESERVE_BYTES);
    }

    @Singleton
    FindScans findScans(ScanStore store) {
        return new FindScans(store);
    }

    @Singleton
    OwnScans ownScans(FindScans scans) {
        return new OwnScans(scans);
    }

    @Singleton
    BeginUpload beginUpload(ScanStore store, IncomingFiles files, ServerSettings settings, Clock clock) {
        return new BeginUpload(
                store,
                files,
                limits(settings),
                () -> new ScanId(UUID.randomUUID().toString().replace("-", "")),
                clock);
    }

    @Singleton
    CheckScan checkScan(ScanStore store, IncomingFiles files, BlobStore blobs, ServerSettings settings, Clock clock) {
        LookIntoScan look = new LookIntoScan(LocalInstallation.rawData(), new ImageFiles());
        return new CheckScan(store, files, blobs, look, new HeaderDeidentifier(), limits(settings), clock);
    }

    @Singleton
    DeleteScan deleteScan(ScanStore store, IncomingFiles files, BlobStore blobs, JobStore jobs, Clock clock) {
        return new DeleteScan(store, files, blobs, new ScansInUse(jobs), clock);
    }

    /** Begins with the server: an earlier one may have left uploads to check. */
    @Context
    @Bean(preDestroy = "close")
    ScanChecks checks(ScanStore store, IncomingFiles files, CheckScan check, DeleteScan delete, Clock clock) {
        ScanChecks checks = new ScanChecks(check::check);
        TakeUpUploads takeUp = new TakeUpUploads(store, files, check, delete, clock);
        checks.repeat("taking up uploads", takeUp::run, TAKE_UP_MINUTES);
        return checks;
    }

    @Singleton
    AppendPiece appendPiece(ScanStore store, IncomingFiles files, ScanChecks checks, Clock clock) {
        return new AppendPiece(store, files, checks, clock);
    }

    private static Supplier<ScanLimits> limits(ServerSettings settings) {
        return () -> {
            ServerSettings.Values values = settings.current();
            return new ScanLimits(values.quotaBytesPerUser(), LARGEST_BYTES, values.deidentify());
        };
    }
}
