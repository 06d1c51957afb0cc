package org.mroptimum.domain.account;

import java.time.Duration;
import java.time.Instant;

/**
 * How many attempts to sign in may fail, and how long to wait after that: from one second, twice as long with each failure, up to a
 * longest wait. Failures are forgotten a day after the last one.
 */
public enum SignInLimit {
    /** One name from one address: somebody who guesses a password. */
    NAME_AND_ADDRESS(5, Duration.ofMinutes(15)),
    /** One name from everywhere: many machines that guess. The wait is short, so that they do not lock the owner out. */
    NAME(20, Duration.ofMinutes(1)),
    /** One address with any names. A whole ward may sit behind one address. */
    ADDRESS(50, Duration.ofMinutes(15));

    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 20;

    private final int free;
    private final Duration longest;

    SignInLimit(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /** What one counter counted. */
    public record Failures(int count, Instant last) {}

    /** How long to wait from now; zero when there is nothing to wait for. */
    public Duration wait(Failures failures, Instant now) {
        int beyond = remembered(failures, now) - free;
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(beyond, MOST_DOUBLINGS));
        Instant end = failures.last().plus(pause.compareTo(longest) < 0 ? pause : longest);
        // A clock that was set back must not make anybody wait for it.
        boolean clockWentBack = now.isBefore(failures.last().minus(longest));
        return clockWentBack || !now.isBefore(end) ? Duration.ZERO : Duration.between(now, end);
    }

    /** The counter after one more attempt. */
    public Failures more(Failures failures, Instant now) {
        return new Failures(Math.min(remembered(failures, now) + 1, free + MOST_DOUBLINGS), now);
    }

    private static int remembered(Failures failures, Instant now) {
        return now.isAfter(failures.last().plus(MEMORY)) ? 0 : failures.count();
    }
}
