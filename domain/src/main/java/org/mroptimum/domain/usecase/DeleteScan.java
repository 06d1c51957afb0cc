package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.function.Predicate;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** Removes a scan, or an upload that nobody will finish, with all its bytes. */
public final class DeleteScan {
    private final ScanStore store;
    private final IncomingFiles files;
    private final BlobStore blobs;
    private final Predicate<Scan> inUse;
    private final InstantSource clock;

    /**
     * The door for all deletions.
     *
     * @param inUse whether a job that is not finished needs the scan
     */
    public DeleteScan(
            ScanStore store, IncomingFiles files, BlobStore blobs, Predicate<Scan> inUse, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.blobs = blobs;
        this.inUse = inUse;
        this.clock = clock;
    }

    /**
     * Deletes a user's scan.
     *
     * @throws JobFailure MRO-4001 for an unknown or foreign scan, MRO-4018 for one that a job still needs
     */
    public void delete(String owner, ScanId id) {
        Scan scan = check(owner, id);
        Scan deleted = scan.become(ScanState.DELETED, clock.instant());
        if (store.replace(scan, deleted)) {
            finish(deleted);
        } else {
            delete(owner, id); // bytes came, or a check ended, between the two looks
        }
    }

    /** The scan that {@link #delete} would delete; refuses what it would refuse. */
    public Scan check(String owner, ScanId id) {
        Scan scan = new FindScans(store).require(owner, id);
        if (isNeeded(scan)) {
            throw new JobFailure(StorageError.SCAN_IN_USE, "a job that is not finished needs scan " + id);
        }
        return scan;
    }

    /** Whether a job that is not finished needs the scan. */
    boolean isNeeded(Scan scan) {
        return scan.state() == ScanState.READY && inUse.test(scan);
    }

    /** Does the rest for a scan that is marked as deleted; may be done again. */
    void finish(Scan deleted) {
        blobs.delete(CheckScan.place(deleted.id()));
        files.delete(deleted.id());
        store.remove(deleted.id());
    }
}
