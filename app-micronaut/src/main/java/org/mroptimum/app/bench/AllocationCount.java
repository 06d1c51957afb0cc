package org.mroptimum.app.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mroptimum.domain.port.Progress;

/**
 * Counts the bytes that a job allocates on all its threads, from creation to {@link #bytes}. The Java machine counts allocated
 * bytes of each thread exactly, but forgets them when the thread ends, and the threads of a job end with it. So each thread is
 * read whenever it reports progress or asks whether the job was cancelled, which happens at least at the end of each slice
 * and before each part of a slice; the calling thread is read at the very end. What is missed is only what a helping thread
 * allocates in its last part of a slice: nothing to speak of, since arrays are allocated for a thread and not for a part. Unlike sums
 * over garbage collections it does not depend on the collector.
 */
final class AllocationCount implements Progress {
    /** Every Java 17 based on OpenJDK counts. */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> before = new HashMap<>();
    private final Map<Long, Long> latest = new ConcurrentHashMap<>();

    AllocationCount() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            before.put(ids[i], Math.max(0, bytes[i]));
        }
        // Last, so that the reading itself does not count.
        before.put(Thread.currentThread().getId(), THREADS.getCurrentThreadAllocatedBytes());
    }

    @Override
    public void step(String stage, int done, int total) {
        note();
    }

    @Override
    public boolean cancelled() {
        note();
        return false;
    }

    /** Allocated so far; to be called on the thread that started the job. */
    long bytes() {
        note();
        return latest.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    private void note() {
        latest.put(Thread.currentThread().getId(), THREADS.getCurrentThreadAllocatedBytes());
    }
}
