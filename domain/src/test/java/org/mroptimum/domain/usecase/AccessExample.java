package org.mroptimum.domain.usecase;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.port.MemoryAccounts;
import org.mroptimum.domain.port.MemoryAuditTrail;
import org.mroptimum.domain.port.PasswordHashing;

/** A house with accounts in memory, a clock that stands and secrets that are counted. */
final class AccessExample {
    static final String PASSWORD = "correct horse battery";

    Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private int secrets;

    final MemoryAccounts accounts = new MemoryAccounts();
    final MemoryAuditTrail audit = new MemoryAuditTrail();
    final PlainHashing hashing = new PlainHashing();
    private final InstantSource clock = () -> now;

    final SetUpServer setUp = new SetUpServer(accounts, hashing, audit, clock);
    final SignIn signIn = new SignIn(accounts, accounts, hashing, audit, clock);
    final OpenSessions sessions = new OpenSessions(accounts, accounts, this::secret, audit, clock);
    final RecogniseCaller recognise = new RecogniseCaller(accounts, accounts, clock);
    final ChangeAccounts change = new ChangeAccounts(accounts, accounts, hashing, audit, clock);
    final ChangeOwnPassword ownPassword = new ChangeOwnPassword(signIn, accounts, accounts, hashing, audit);
    final IssueKeys keys = new IssueKeys(accounts, this::secret, audit, clock);

    private String secret() {
        secrets++;
        return "secret " + secrets;
    }

    Optional<String> nameOf(String token) {
        return recognise.bySession(token).map(account -> account.name().value());
    }

    static ChangeAccounts.Change change(@Nullable Role role, @Nullable Boolean disabled, @Nullable String password) {
        return new ChangeAccounts.Change(
                Optional.ofNullable(role), Optional.ofNullable(disabled), Optional.ofNullable(password));
    }

    /** Hides nothing; counts how often it worked. */
    static final class PlainHashing implements PasswordHashing {
        int looked;

        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
            looked++;
            return hash.equals(hash(password));
        }

        @Override
        public void pretend(String password) {
            looked++;
        }
    }
}
