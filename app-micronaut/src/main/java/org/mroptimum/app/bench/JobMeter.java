package org.mroptimum.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.Consumer;
import org.mroptimum.domain.port.Progress;

/**
 * Measures one run of a job: wall-clock seconds, allocated bytes ({@link AllocationCount}) and the largest heap.
 *
 * <p>Garbage is collected before the run and what is in use then, such as the data in memory, does not count. The largest heap is
 * the sum of the peaks of the heap's pools: the most that was in use at one time or a little more, garbage that the collector had
 * no reason to remove yet included. It says what the job took, not what it needs.
 */
final class JobMeter {
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private JobMeter() {}

    /**
     * What a run took.
     *
     * @param seconds from call to return
     * @param allocatedBytes by all threads of the job
     * @param peakHeapBytes in addition to what was in use before
     */
    record Reading(double seconds, long allocatedBytes, long peakHeapBytes) {}

    /** Runs the job on this thread; it reports to the progress from each thread that it uses. */
    static Reading read(Consumer<Progress> job) {
        System.gc();
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = HEAP.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        AllocationCount allocation = new AllocationCount();
        long start = System.nanoTime();
        job.accept(allocation);
        long end = System.nanoTime();
        long peak =
                HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Reading((end - start) / 1e9, allocation.bytes(), Math.max(0, peak - before));
    }
}
