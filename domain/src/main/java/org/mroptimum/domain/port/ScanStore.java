package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/**
 * Remembers the files that users bring. Promises: what a method returned is durable and survives the death of the process; of
 * several racing changes from the same state and the same number of bytes one wins. Times are kept to the microsecond. Failures are
 * {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface ScanStore {

    /**
     * Adds a scan.
     *
     * @return whether it was added; false when the id is taken, and then nothing changes
     */
    boolean add(Scan scan);

    /** The scan as last stored, deleted ones included. */
    Optional<Scan> find(ScanId id);

    /**
     * Replaces the scan if it still has the state and the received bytes of {@code before}.
     *
     * @return whether this call replaced it
     */
    boolean replace(Scan before, Scan after);

    /** Forgets the scan; nothing happens when there is none. */
    void remove(ScanId id);

    /**
     * Scans of a user in the reverse order of their addition, deleted ones left out; a page at a time.
     *
     * @param olderThan only those added before this one; none when it is unknown
     * @param limit at most so many, at least 1
     */
    List<Scan> newest(String owner, Optional<ScanId> olderThan, int limit);

    /**
     * Scans of all users in one state that have not changed since, in the order of their ids; a page at a time.
     *
     * @param after only those with a greater id, whether there is a scan of this id or not any more
     * @param limit at most so many, at least 1
     */
    List<Scan> unchangedSince(ScanState state, Instant time, Optional<ScanId> after, int limit);

    /** Declared bytes of a user's scans, those that are refused or deleted left out. */
    long bytes(String owner);
}
