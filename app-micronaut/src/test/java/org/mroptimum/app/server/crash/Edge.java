package org.mroptimum.app.server.crash;

/** Where a server stops for ever, until it is killed. */
enum Edge {
    /** Nowhere. */
    NONE,
    /** A job is claimed, and its run has not begun. */
    CLAIMED,
    /** The first bytes of a job's scan are fetched. */
    FETCHING,
    /** The first replicas are computed. */
    COMPUTING,
    /** The bundle is half written. */
    WRITING,
    /** The bundle is published, and the end of the job is not stored. */
    PUBLISHED,
    /** A checked scan is half written into the store. */
    CHECKING
}
