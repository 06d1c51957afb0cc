package org.mroptimum.app.server.scan;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.scan.ScanId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks uploads one after the other, because a check may need much memory, and does what is due with scans now and then. What a
 * server that stops leaves undone, the next one takes up.
 */
final class ScanChecks implements Consumer<ScanId>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScanChecks.class);
    private static final long PATIENCE_S = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread checks = new Thread(work, "scan-checks");
        checks.setDaemon(true);
        return checks;
    });
    private final Consumer<ScanId> check;

    /**
     * Nothing is checked yet.
     *
     * @param check checks one upload
     */
    ScanChecks(Consumer<ScanId> check) {
        this.check = check;
    }

    /** Lets an upload be checked soon. */
    @Override
    public void accept(ScanId id) {
        thread.execute(() -> guarded("the check of scan " + id, () -> check.accept(id)));
    }

    /** Does the work soon, and again and again with so many minutes in between. */
    void repeat(String what, Runnable work, long minutes) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> guarded(what, work), 0, minutes, TimeUnit.MINUTES);
    }

    /** One failure must not end the work for ever; the next turn tries again. */
    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (JobFailure failure) {
            LOG.warn("{} was not done: {}", what, failure.toString());
        } catch (RuntimeException unexpected) {
            LOG.error("{} was not done", what, unexpected);
        }
    }

    /** Waits for the check that is going on, without interrupting it: its file must not look damaged. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                LOG.info("a check is left to the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
