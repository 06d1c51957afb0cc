package org.mroptimum.local.job;

import java.time.Duration;

/**
 * How a server looks after its queue.
 *
 * @param poll how long a job that another server added, or that found no room, waits at most before somebody looks again
 * @param heartbeat how often a server says that it lives
 * @param missed heartbeats that a dead server missed, at least 4; its jobs then go back to the queue
 * @param tries how many computers a job may take with it, at least 1; then it fails
 * @param cancelLook how old the answer to the question whether a running job is cancelled may be
 */
public record QueueSettings(Duration poll, Duration heartbeat, int missed, int tries, Duration cancelLook) {

    /** Dead after 20 s, a cancelled job hears of it within 1 s. */
    public static final QueueSettings USUAL =
            new QueueSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), 4, 3, Duration.ofSeconds(1));

    public QueueSettings {
        if (missed < 4 || tries < 1) {
            throw new IllegalArgumentException("at least 4 missed heartbeats and 1 try");
        }
    }
}
