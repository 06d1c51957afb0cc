package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;

/** Finds, or makes, the account of somebody whom an identity provider vouches for. */
public final class SignInExternally {
    private final AccountStore accounts;
    private final boolean makesAccounts;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * The door for an identity provider.
     *
     * @param makesAccounts whether somebody new gets an account with the role of a user; otherwise nobody new gets in
     */
    public SignInExternally(AccountStore accounts, boolean makesAccounts, AuditTrail audit, InstantSource clock) {
        this.accounts = accounts;
        this.makesAccounts = makesAccounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account.
     *
     * @param externalId the provider's address and its unchanging id of the person
     * @param preferredName what the person is called there; it opens an account that an
     *     administrator made for the provider's people, never one that is somebody else's
     * @return empty when the account is disabled, there is none and none may be made, or the name is taken
     * @throws JobFailure MRO-6006 when the name is not acceptable
     */
    public Optional<Account> find(String externalId, String preferredName) {
        Optional<Account> known =
                accounts.findExternal(externalId).or(() -> accounts.findExternal(expectedId(preferredName)));
        // The first account is an administrator's: a provider does not set a server up.
        boolean mayMake = known.isEmpty() && makesAccounts && accounts.any();
        Optional<Account> account = mayMake ? make(externalId, preferredName) : known;
        Optional<Account> enabled = account.filter(found -> !found.disabled());
        if (enabled.isEmpty()) {
            String who = account.map(found -> found.name().value()).orElse("an unknown person");
            audit.append(AuditEvent.refused(AuditEvent.NOBODY, AuditAction.LOGIN, who));
        }
        return enabled;
    }

    private static String expectedId(String preferredName) {
        return Account.expectedId(AccountName.of(preferredName));
    }

    private Optional<Account> make(String externalId, String preferredName) {
        Account account = Account.external(AccountName.of(preferredName), externalId, clock.instant());
        if (!accounts.add(account)) {
            return accounts.findExternal(externalId);
        }
        String name = account.name().value();
        audit.append(AuditEvent.done(name, AuditAction.ACCOUNT_ADD, name + " role USER"));
        return Optional.of(account);
    }
}
