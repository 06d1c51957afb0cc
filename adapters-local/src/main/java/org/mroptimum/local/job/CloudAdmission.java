package org.mroptimum.local.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mroptimum.domain.job.Placement;

/**
 * The room of a machine, and that of the cloud beside it: a job that computes there takes nothing of the machine, and only some of
 * them are waited for at a time.
 */
public final class CloudAdmission implements Admission {
    private final Admission machine;
    private final long memoryMb;
    private final int atOnce;
    private final Semaphore free;

    /**
     * The room of both.
     *
     * @param memoryMb what one job may take in the cloud, MiB
     * @param atOnce how many jobs may compute there
     */
    public CloudAdmission(Admission machine, long memoryMb, int atOnce) {
        if (memoryMb < 1 || atOnce < 1) {
            throw new IllegalArgumentException("the cloud has memory and runs at least one job");
        }
        this.machine = machine;
        this.memoryMb = memoryMb;
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce);
    }

    @Override
    public Optional<Room> admit(Placement placement) {
        if (!placement.cloud()) {
            return machine.admit(placement);
        }
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (taken.getAndSet(false)) {
                free.release();
            }
        });
    }

    @Override
    public long largestMb() {
        return machine.largestMb();
    }

    @Override
    public long largestInCloudMb() {
        return memoryMb;
    }

    @Override
    public int jobsAtOnce() {
        return machine.jobsAtOnce() + atOnce;
    }

    @Override
    public void awaitRoom(Duration atMost) throws InterruptedException {
        machine.awaitRoom(atMost);
    }
}
