package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.Session;

/**
 * Remembers sessions and API keys by the hashes of their tokens. Promises: what a method returned is durable, and all servers of an
 * installation see it at once; a session or key that was removed is not found any more. Times are kept to the microsecond. Failures
 * are {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface TokenStore {

    /** Adds a session of an account that exists. */
    void addSession(Session session);

    /** The session of a token's hash, even when it is over. */
    Optional<Session> session(String hash);

    /** Notes a use; nothing when there is no such session. */
    void noteSessionUse(String hash, Instant when);

    /** Ends a session; nothing when there is none. */
    void removeSession(String hash);

    /** Ends the sessions of an account, but for one. */
    void removeSessions(AccountName user, Optional<String> exceptHash);

    /** Forgets sessions that were last used, or created, too long ago. */
    void removeSessionsBefore(Instant lastUsed, Instant created);

    /** Adds a key of an account that exists. */
    void addKey(ApiKey key);

    /** The key of a hash. */
    Optional<ApiKey> key(String hash);

    /** The keys of an account, the oldest first. */
    List<ApiKey> keys(AccountName user);

    /** Notes a use; nothing when there is no such key. */
    void noteKeyUse(String id, Instant when);

    /**
     * Removes a key.
     *
     * @return false when this account has no such key
     */
    boolean removeKey(AccountName user, String id);
}
