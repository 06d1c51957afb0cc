package org.mroptimum.aws.fargate;

import java.time.Duration;

/** Waits between two questions to a service. */
@FunctionalInterface
public interface Pause {
    void between(Duration length) throws InterruptedException;

    /** Sleeps. */
    Pause ASLEEP = length -> Thread.sleep(length.toMillis());
}
