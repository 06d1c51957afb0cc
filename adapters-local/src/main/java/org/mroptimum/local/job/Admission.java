package org.mroptimum.local.job;

import java.time.Duration;
import java.util.Optional;
import org.mroptimum.domain.job.Placement;

/** Decides whether there is room for one more job. Called from many threads. */
public interface Admission {

    /** Room for the job, kept until it is closed; empty when others have to end before. */
    Optional<Room> admit(Placement placement);

    /** Memory that one job may take at most on this machine, in MiB. */
    long largestMb();

    /** Memory that one job may take at most in the cloud, in MiB; 0 for a server that sends no jobs there. */
    default long largestInCloudMb() {
        return 0;
    }

    /** How many jobs may run side by side at most. */
    int jobsAtOnce();

    /** Waits until a job leaves, but not longer than this. */
    void awaitRoom(Duration atMost) throws InterruptedException;

    /** Room that a job takes. Closing it twice frees it once. */
    @FunctionalInterface
    interface Room extends AutoCloseable {
        @Override
        void close();
    }
}
