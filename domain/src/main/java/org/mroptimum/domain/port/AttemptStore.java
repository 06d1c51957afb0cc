package org.mroptimum.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mroptimum.domain.account.SignInLimit;

/**
 * Counts attempts to sign in. Promises: counters survive a restart and are the same for all servers; an attempt is counted before
 * its password is looked at, so that attempts at the same time do not get around the limit. Failures are
 * {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface AttemptStore {

    /**
     * One thing that is counted.
     *
     * @param limit how
     * @param subject the name, the address, or both
     */
    record Counter(SignInLimit limit, String subject) {}

    /**
     * Counts an attempt with all counters, if none of them says to wait.
     *
     * @return how long to wait; zero when the attempt may go on and was counted
     */
    Duration attempt(List<Counter> counters, Instant now);

    /** Forgets what these counters counted. */
    void forget(List<Counter> counters);

    /** Takes back one attempt that turned out well. */
    void takeBack(Counter counter);
}
