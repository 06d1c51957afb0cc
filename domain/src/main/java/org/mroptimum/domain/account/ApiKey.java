package org.mroptimum.domain.account;

import java.time.Instant;
import java.util.Optional;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/**
 * A key of a script. The key itself is shown once; only its hash is stored.
 *
 * @param id names the key; no secret
 * @param hash SHA-256 of the key
 * @param user whose key it is
 * @param name what its owner calls it, 1 to 80 characters
 * @param created when it was made
 * @param lastUsed when it was last seen, to the minute or so
 */
public record ApiKey(
        String id, String hash, AccountName user, String name, Instant created, Optional<Instant> lastUsed) {
    /** Begins each key, so that people and scanners of source code know one. */
    public static final String PREFIX = "mro_";

    private static final int LONGEST_NAME = 80;

    /** Refuses with MRO-6006 a name that is empty, too long or not printable. */
    public ApiKey {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches(".*\\p{Cntrl}.*")) {
            throw new JobFailure(
                    AccessError.ACCOUNT_REFUSED, "a key has a name of 1 to " + LONGEST_NAME + " printable characters");
        }
    }
}
