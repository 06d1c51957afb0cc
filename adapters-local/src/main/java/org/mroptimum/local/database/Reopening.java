package org.mroptimum.local.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens H2 again after it closed its files, as it does when the disk is full. They stay closed for everybody who is connected, and for
 * everybody who comes while somebody is. So all go, and nobody comes until they are gone; whoever comes next opens the files, with all
 * that was committed.
 */
final class Reopening {
    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);
    private static final int LOOKS = 500;
    private static final long PAUSE_MS = 10;

    private final HikariDataSource pool;
    private final ReentrantLock one = new ReentrantLock();

    Reopening(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The caller has no connection. Returns at once while another thread is at it. */
    void reopen() {
        if (pool.isClosed() || !one.tryLock()) {
            return;
        }
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        connections.suspendPool();
        try {
            connections.softEvictConnections();
            for (int look = 0; connections.getTotalConnections() > 0 && look < LOOKS; look++) {
                Thread.sleep(PAUSE_MS);
            }
            LOG.warn("the database closed its files, most often because the disk is full; it is opened again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.resumePool();
            one.unlock();
        }
    }
}
