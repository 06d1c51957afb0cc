package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.PasswordRule;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.PasswordHashing;
import org.mroptimum.domain.port.TokenStore;

/** Gives somebody who is signed in, and knows the old password, a new one. */
public final class ChangeOwnPassword {
    private final SignIn signIn;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final PasswordHashing hashing;
    private final AuditTrail audit;

    public ChangeOwnPassword(
            SignIn signIn, AccountStore accounts, TokenStore tokens, PasswordHashing hashing, AuditTrail audit) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.tokens = tokens;
        this.hashing = hashing;
        this.audit = audit;
    }

    /**
     * Changes the password; all other sessions of the account end.
     *
     * @param token of the session that stays; empty when the caller has none
     * @return whether the old password was right, as {@link SignIn} says; a {@link SignIn.Right} means that it is changed
     * @throws JobFailure MRO-6006 for a new password that is not acceptable; MRO-6012 when another change was faster
     */
    public SignIn.Answer change(String user, String current, String next, String address, Optional<String> token) {
        SignIn.Answer answer = signIn.attempt(user, current, address);
        if (answer instanceof SignIn.Right right) {
            Account before = right.account();
            PasswordRule.require(before.name(), next);
            if (!accounts.replace(before, before.withPasswordHash(hashing.hash(next)))) {
                throw new JobFailure(AccessError.NAME_TAKEN, "the account was just changed; sign in again");
            }
            tokens.removeSessions(before.name(), token.map(Sha256::hex));
            audit.append(AuditEvent.done(user, AuditAction.PASSWORD_CHANGE, user));
        }
        return answer;
    }
}
