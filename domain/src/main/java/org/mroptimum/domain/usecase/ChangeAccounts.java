package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.PasswordRule;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.PasswordHashing;
import org.mroptimum.domain.port.TokenStore;

/** What an administrator does with accounts. Accounts are disabled, never removed: scans, jobs and records belong to them. */
public final class ChangeAccounts {
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final PasswordHashing hashing;
    private final AuditTrail audit;
    private final InstantSource clock;

    public ChangeAccounts(
            AccountStore accounts, TokenStore tokens, PasswordHashing hashing, AuditTrail audit, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to change.
     *
     * @param role the new role
     * @param disabled whether the account may not sign in any more
     * @param password the new password
     */
    public record Change(Optional<Role> role, Optional<Boolean> disabled, Optional<String> password) {
        @Override
        public String toString() {
            return role.map(to -> " role " + to).orElse("")
                    + disabled.map(now -> now ? " disabled" : " enabled").orElse("")
                    + password.map(secret -> " password").orElse("");
        }
    }

    /** All accounts by name. */
    public List<Account> all() {
        return accounts.all();
    }

    /**
     * Adds an account.
     *
     * @param by the administrator's name
     * @throws JobFailure MRO-6006 for a name or password that is not acceptable; MRO-6012 when the name is taken
     */
    public Account add(String by, String typedName, Role role, String password) {
        AccountName name = AccountName.of(typedName);
        PasswordRule.require(name, password);
        return add(by, Account.local(name, role, hashing.hash(password), clock.instant()));
    }

    /**
     * Adds an account without a password, for somebody who comes from the identity provider under this name.
     *
     * @param by the administrator's name
     * @throws JobFailure MRO-6006 for a name that is not acceptable; MRO-6012 when the name is taken
     */
    public Account expect(String by, String typedName, Role role) {
        return add(by, Account.expected(AccountName.of(typedName), role, clock.instant()));
    }

    private Account add(String by, Account account) {
        if (!accounts.add(account)) {
            throw new JobFailure(AccessError.NAME_TAKEN, "there is an account of the name " + account.name());
        }
        audit.append(AuditEvent.done(by, AuditAction.ACCOUNT_ADD, account.name() + " role " + account.role()));
        return account;
    }

    /**
     * Changes an account; a new password and disabling end its sessions.
     *
     * @param by the administrator's name
     * @throws JobFailure MRO-4001 for an unknown account; MRO-6006 for a password that is not acceptable; MRO-6009 when no
     *     administrator would be left; MRO-6012 when somebody else changed it at the same time
     */
    public Account change(String by, AccountName name, Change change) {
        Account before = accounts.find(name)
                .orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "there is no account " + name));
        change.password().ifPresent(password -> PasswordRule.require(name, password));
        Account after = change.role().map(before::withRole).orElse(before);
        after = change.disabled().map(after::withDisabled).orElse(after);
        after = change.password()
                .map(hashing::hash)
                .map(after::withPasswordHash)
                .orElse(after);
        if (!accounts.replace(before, after)) {
            throw new JobFailure(AccessError.NAME_TAKEN, "the account " + name + " was just changed; look again");
        }
        if (after.disabled() || change.password().isPresent()) {
            tokens.removeSessions(name, Optional.empty());
        }
        audit.append(AuditEvent.done(by, AuditAction.ACCOUNT_CHANGE, name + change.toString()));
        return after;
    }
}
