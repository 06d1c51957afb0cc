package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.account.SignInLimit;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AttemptStore.Counter;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.PasswordHashing;

/** Checks a name and a password. Tells nobody whether the name exists, neither in words nor by the time it takes. */
public final class SignIn {
    private final AccountStore accounts;
    private final AttemptStore attempts;
    private final PasswordHashing hashing;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SignIn(
            AccountStore accounts,
            AttemptStore attempts,
            PasswordHashing hashing,
            AuditTrail audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an attempt came to. */
    public sealed interface Answer permits Right, Wrong, Later {}

    /** Name and password belong together. */
    public record Right(Account account) implements Answer {}

    /** They do not, or the account is disabled, or there is none. */
    public record Wrong() implements Answer {}

    /** Too many attempts failed; nothing was looked at. */
    public record Later(Duration pause) implements Answer {}

    /**
     * Checks an attempt.
     *
     * @param typedName as somebody typed it
     * @param address where the attempt comes from, for counting
     */
    public Answer attempt(String typedName, String password, String address) {
        String name = Sha256.hex(typedName.strip().toLowerCase(Locale.ROOT));
        Counter byAddress = new Counter(SignInLimit.ADDRESS, address);
        List<Counter> ofName = List.of(
                new Counter(SignInLimit.NAME_AND_ADDRESS, name + " " + address), new Counter(SignInLimit.NAME, name));
        Optional<Account> known = find(typedName);
        Duration wait = attempts.attempt(List.of(ofName.get(0), ofName.get(1), byAddress), clock.instant());
        if (!wait.isZero()) {
            refuse(known);
            return new Later(wait);
        }
        if (known.isEmpty()) {
            hashing.pretend(password);
        }
        Optional<Account> right = known.filter(account -> matches(account, password));
        if (right.isEmpty()) {
            refuse(known);
            return new Wrong();
        }
        attempts.forget(ofName);
        attempts.takeBack(byAddress);
        return new Right(right.get());
    }

    private Optional<Account> find(String typedName) {
        try {
            return accounts.find(AccountName.of(typedName));
        } catch (JobFailure noName) {
            if (noName.code() == AccessError.ACCOUNT_REFUSED) {
                return Optional.empty();
            }
            throw noName;
        }
    }

    private boolean matches(Account account, String password) {
        if (account.passwordHash().isEmpty()) {
            hashing.pretend(password);
            return false;
        }
        return hashing.matches(password, account.passwordHash().get()) && !account.disabled();
    }

    /** Unknown names are not recorded: people type passwords into the wrong field. */
    private void refuse(Optional<Account> known) {
        String name = known.map(account -> account.name().value()).orElse("an unknown name");
        audit.append(AuditEvent.refused(AuditEvent.NOBODY, AuditAction.LOGIN, name));
    }
}
