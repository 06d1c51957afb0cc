package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.TokenStore;

/** Makes and removes the API keys of one's own account. */
public final class IssueKeys {
    private static final int MOST = 50;
    private static final int ID_DIGITS = 16;

    private final TokenStore tokens;
    private final Supplier<String> secrets;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * The keys of an installation.
     *
     * @param secrets a text that nobody can guess (256 bits) at each call
     */
    public IssueKeys(TokenStore tokens, Supplier<String> secrets, AuditTrail audit, InstantSource clock) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new key.
     *
     * @param secret the key itself, which nobody can read again
     */
    public record Issued(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "key " + key.id();
        }
    }

    /** The keys of an account, the oldest first. */
    public List<ApiKey> list(AccountName user) {
        return tokens.keys(user);
    }

    /**
     * Makes a key.
     *
     * @throws JobFailure MRO-6006 for a name that is not acceptable, or when the account has too many keys
     */
    public Issued issue(AccountName user, String name) {
        if (tokens.keys(user).size() >= MOST) {
            throw new JobFailure(AccessError.ACCOUNT_REFUSED, "an account has at most " + MOST + " keys");
        }
        String secret = ApiKey.PREFIX + secrets.get();
        String id = Sha256.hex("id of " + secret).substring(0, ID_DIGITS);
        ApiKey key = new ApiKey(id, Sha256.hex(secret), user, name, clock.instant(), Optional.empty());
        tokens.addKey(key);
        audit.append(AuditEvent.done(user.value(), AuditAction.KEY_ADD, id));
        return new Issued(key, secret);
    }

    /** Removes a key; false when the account has no such key. */
    public boolean remove(AccountName user, String id) {
        boolean removed = tokens.removeKey(user, id);
        if (removed) {
            audit.append(AuditEvent.done(user.value(), AuditAction.KEY_REMOVE, id));
        }
        return removed;
    }
}
