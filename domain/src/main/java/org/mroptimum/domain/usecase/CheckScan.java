package org.mroptimum.domain.usecase;

import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanLimits;
import org.mroptimum.domain.scan.ScanState;
import org.mroptimum.domain.scan.ScanSummary;

/**
 * Makes a whole upload a scan that jobs may name: the checksum of the sender, a look with the readers of jobs, removal of what
 * tells about the patient, and a place in the store. Until the last step nothing has changed, so that all of it can be done again
 * after the process died.
 */
public final class CheckScan {
    private static final Set<ErrorCode> NOT_THE_FILES_FAULT = Set.of(
            StorageError.DISK_FULL,
            StorageError.NOT_WRITABLE,
            StorageError.STORE_UNREACHABLE,
            StorageError.JOB_STORE_UNUSABLE);

    private final ScanStore store;
    private final IncomingFiles files;
    private final BlobStore blobs;
    private final LookIntoScan look;
    private final Deidentifier deidentifier;
    private final Supplier<ScanLimits> limits;
    private final InstantSource clock;

    public CheckScan(
            ScanStore store,
            IncomingFiles files,
            BlobStore blobs,
            LookIntoScan look,
            Deidentifier deidentifier,
            Supplier<ScanLimits> limits,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.blobs = blobs;
        this.look = look;
        this.deidentifier = deidentifier;
        this.limits = limits;
        this.clock = clock;
    }

    /** Where the bytes of a ready scan are. */
    public static BlobId place(ScanId id) {
        return new BlobId(Scan.BUCKET, id.value());
    }

    /**
     * Checks one upload whose bytes came to this server; nothing happens when it is not whole, or checked already. An upload whose
     * bytes are gone is refused.
     *
     * @throws JobFailure when a disk or a store does not do its part: the upload is still to be checked, and tells why
     */
    public void check(ScanId id) {
        if (!files.held().contains(id)) {
            toCheck(id).ifPresent(this::refuseLost);
            return;
        }
        try (IncomingFiles.Incoming file = files.open(id)) {
            toCheck(id).ifPresent(before -> settle(before, checked(before, file)));
        } catch (JobFailure e) {
            if (e.code() == StorageError.UPLOAD_BUSY) {
                return; // another thread or server is at it
            }
            throw e;
        }
        files.delete(id);
    }

    private Optional<Scan> toCheck(ScanId id) {
        return store.find(id).filter(found -> found.state() == ScanState.CHECKING);
    }

    /** Refuses an upload whose bytes are on no server any more. */
    void refuseLost(Scan scan) {
        JobFailure lost = new JobFailure(
                StorageError.NOT_FOUND, "the server has lost the bytes of the upload; upload the file again");
        settle(scan, scan.refused(lost.problems().get(0), clock.instant()));
    }

    private void settle(Scan before, Scan after) {
        if (!store.replace(before, after)) {
            blobs.delete(place(before.id())); // its owner deleted it meanwhile
        }
    }

    private Scan checked(Scan scan, IncomingFiles.Incoming file) {
        try {
            return stored(scan, file);
        } catch (JobFailure refusal) {
            if (NOT_THE_FILES_FAULT.contains(refusal.code())) {
                store.replace(scan, scan.held(refusal.problems().get(0)));
                throw refusal;
            }
            blobs.delete(place(scan.id()));
            return scan.refused(refusal.problems().get(0), clock.instant());
        } catch (OutOfMemoryError e) {
            JobFailure refusal = new JobFailure(
                    RunError.OUT_OF_MEMORY, "this server's memory does not suffice to look into the file", e);
            return scan.refused(refusal.problems().get(0), clock.instant());
        }
    }

    private Scan stored(Scan scan, IncomingFiles.Incoming file) {
        if (file.size() != scan.bytes()) {
            throw new JobFailure(
                    StorageError.CHECKSUM_DIFFERS,
                    "the server has " + file.size() + " of the " + scan.bytes() + " bytes; upload the file again");
        }
        if (scan.declaredSha256().isPresent() && !scan.declaredSha256().get().equals(file.sha256())) {
            throw new JobFailure(StorageError.CHECKSUM_DIFFERS, "the file does not have the declared SHA-256");
        }
        StagedFile staged = file.staged();
        Optional<ScanSummary> summary = look.look(staged);
        Deidentifier.Clean clean = limits.get().deidentify() && look.isRawData(staged)
                ? deidentifier.clean(staged)
                : new Deidentifier.Clean(List.of(), deidentifier.unchanged(staged));
        MessageDigest digest = sha256();
        // Replaces what an earlier attempt may have left, perhaps under other settings.
        blobs.put(place(scan.id()), out -> {
            DigestOutputStream hashed = new DigestOutputStream(out, digest);
            digest.reset();
            clean.content().writeTo(hashed);
        });
        return scan.ready(HexFormat.of().formatHex(digest.digest()), summary, clean.removed(), clock.instant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
