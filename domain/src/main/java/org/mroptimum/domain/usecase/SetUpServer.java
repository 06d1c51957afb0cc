package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.PasswordRule;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.PasswordHashing;

/** Makes the first administrator of a new server. */
public final class SetUpServer {
    private final AccountStore accounts;
    private final PasswordHashing hashing;
    private final AuditTrail audit;
    private final InstantSource clock;

    public SetUpServer(AccountStore accounts, PasswordHashing hashing, AuditTrail audit, InstantSource clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether there is an account. */
    public boolean isDone() {
        return accounts.any();
    }

    /**
     * Makes the administrator.
     *
     * @throws JobFailure MRO-6006 for a name or password that is not acceptable; MRO-6007 when there is an account already
     */
    public Account setUp(String typedName, String password) {
        if (accounts.any()) {
            throw done();
        }
        AccountName name = AccountName.of(typedName);
        PasswordRule.require(name, password);
        Account admin = Account.local(name, Role.ADMIN, hashing.hash(password), clock.instant());
        if (!accounts.addFirst(admin)) {
            throw done();
        }
        audit.append(AuditEvent.done(name.value(), AuditAction.SET_UP, name.value()));
        return admin;
    }

    private static JobFailure done() {
        return new JobFailure(AccessError.SET_UP_ALREADY, "the server has an administrator already");
    }
}
