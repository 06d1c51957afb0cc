package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** Looks scans up. Users see their own only. */
public final class FindScans {
    /** The largest page. */
    public static final int LARGEST_PAGE = 200;

    private final ScanStore store;

    public FindScans(ScanStore store) {
        this.store = store;
    }

    /** The scan; empty when there is none, or it is somebody else's. */
    public Optional<Scan> find(String owner, ScanId id) {
        return store.find(id)
                .filter(scan -> scan.owner().equals(owner))
                .filter(scan -> scan.state() != ScanState.DELETED);
    }

    /** The scan; MRO-4001 when there is none, or it is somebody else's. */
    public Scan require(String owner, ScanId id) {
        return find(owner, id).orElseThrow(() -> notFound(id));
    }

    /**
     * A page of scans, the newest first.
     *
     * @param olderThan the last scan of the page before; empty for the first page
     * @param limit from 1 to {@value #LARGEST_PAGE}
     * @throws JobFailure MRO-1009 for another limit
     */
    public List<Scan> newest(String owner, Optional<ScanId> olderThan, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE, "a page holds 1 to " + LARGEST_PAGE + " scans, not " + limit);
        }
        return store.newest(owner, olderThan, limit);
    }

    static JobFailure notFound(ScanId id) {
        return new JobFailure(StorageError.NOT_FOUND, "there is no scan " + id);
    }
}
