package org.mroptimum.local.job;

/** Where a server can be killed while it deals with a job. */
enum Edge {
    /** Nowhere. */
    NONE,
    /** The job is in the transaction that accepts it, which is not committed. */
    ACCEPTING,
    /** The job is accepted. */
    QUEUED,
    /** The job is claimed, and its run has not begun. */
    CLAIMED,
    COMPUTING,
    /** The bundle is half written. */
    WRITING,
    /** The bundle is published, and the state is not stored. */
    PUBLISHED,
    /** The state is stored, and the turn is not given up. */
    STORED,
    /** The job itself kills the process. */
    DEATH
}
