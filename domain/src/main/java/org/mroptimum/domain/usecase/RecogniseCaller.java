package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.TokenStore;

/** Tells whose a token is. The role is looked up at each request, so that a change of it takes effect at once. */
public final class RecogniseCaller {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final InstantSource clock;

    public RecogniseCaller(AccountStore accounts, TokenStore tokens, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The account whose browser has this token; empty when the session is over or the account disabled. */
    public Optional<Account> bySession(String token) {
        Instant now = clock.instant();
        String hash = Sha256.hex(token);
        Optional<Session> known = tokens.session(hash);
        if (known.isPresent() && known.get().isOver(now)) {
            tokens.removeSession(hash);
            return Optional.empty();
        }
        Optional<Account> account = known.flatMap(session -> enabled(session.user()));
        if (account.isPresent() && known.get().isWorthStoring(now)) {
            tokens.noteSessionUse(hash, now);
        }
        return account;
    }

    /** The account whose script has this key. */
    public Optional<Account> byKey(String key) {
        if (!key.startsWith(ApiKey.PREFIX)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> known = tokens.key(Sha256.hex(key));
        Optional<Account> account = known.flatMap(found -> enabled(found.user()));
        boolean old = known.flatMap(ApiKey::lastUsed)
                .map(used -> now.isAfter(used.plus(REMEMBERED)))
                .orElse(true);
        if (account.isPresent() && old) {
            tokens.noteKeyUse(known.get().id(), now);
        }
        return account;
    }

    private Optional<Account> enabled(AccountName name) {
        return accounts.find(name).filter(account -> !account.disabled());
    }
}
