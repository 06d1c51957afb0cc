package org.mroptimum.local.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;

/**
 * The room of one machine. Light jobs run side by side as far as cores and the memory that they are expected to take allow; a
 * heavy job runs alone.
 */
public final class MachineAdmission implements Admission {
    private final long memoryMb;
    private final int jobsAtOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private long takenMb;
    private int running;
    private boolean alone;
    private long departures;

    /**
     * An empty machine.
     *
     * @param memoryMb what jobs may take together, in MiB
     * @param jobsAtOnce how many light jobs may run side by side
     */
    public MachineAdmission(long memoryMb, int jobsAtOnce) {
        if (memoryMb < 1 || jobsAtOnce < 1) {
            throw new IllegalArgumentException("a machine has memory and runs at least one job");
        }
        this.memoryMb = memoryMb;
        this.jobsAtOnce = jobsAtOnce;
    }

    @Override
    public Optional<Room> admit(Placement placement) {
        boolean heavy = placement.weight() == Weight.HEAVY;
        long needed = placement.estimatedMemoryMb();
        lock.lock();
        try {
            if (alone || running >= jobsAtOnce || (heavy && running > 0) || needed > memoryMb - takenMb) {
                return Optional.empty();
            }
            running++;
            takenMb += needed;
            alone = heavy;
        } finally {
            lock.unlock();
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (taken.getAndSet(false)) {
                leave(needed);
            }
        });
    }

    private void leave(long neededMb) {
        lock.lock();
        try {
            running--;
            takenMb -= neededMb;
            alone = false;
            departures++;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long largestMb() {
        return memoryMb;
    }

    @Override
    public int jobsAtOnce() {
        return jobsAtOnce;
    }

    @Override
    public void awaitRoom(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long seen = departures;
            long nanos = atMost.toNanos();
            while (running > 0 && seen == departures && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
