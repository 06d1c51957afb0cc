package org.mroptimum.app.server.result;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.usecase.FindJobs;
import org.mroptimum.domain.usecase.MakeReport;
import org.mroptimum.domain.usecase.ReadResult;
import org.mroptimum.local.report.PdfReport;
import org.mroptimum.local.result.RememberedMaps;
import org.mroptimum.local.result.StoredBundles;

/** Wires the reading of results to the store. */
@Factory
final class ResultBeans {
    /** Maps kept unpacked, bytes: a few maps of 256 x 256 x 60. */
    private static final long KEPT_MAPS_BYTES = 64L << 20;

    @Singleton
    ReadResult readResult(FindJobs jobs, BlobStore store) {
        return new ReadResult(jobs, new RememberedMaps(new StoredBundles(store), KEPT_MAPS_BYTES));
    }

    @Singleton
    MakeReport makeReport(Clock clock) {
        return new MakeReport(new PdfReport(), LocalInstallation.version(), clock);
    }
}
