package org.mroptimum.local.part;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that goes on by the same time whenever it is asked. */
final class TickingClock extends Clock {
    private final Duration tick;
    private final ZoneId zone;
    private Instant now;

    TickingClock(Instant start, Duration tick, ZoneId zone) {
        this.now = start;
        this.tick = tick;
        this.zone = zone;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(tick);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TickingClock(now, tick, other);
    }
}
