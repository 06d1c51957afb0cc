package org.mroptimum.domain.usecase;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.TokenStore;

/** Begins and ends sessions of people who proved who they are. */
public final class OpenSessions {
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final Supplier<String> secrets;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * The sessions of an installation.
     *
     * @param secrets a text that nobody can guess (256 bits) at each call
     */
    public OpenSessions(
            AccountStore accounts, TokenStore tokens, Supplier<String> secrets, AuditTrail audit, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A session that just began.
     *
     * @param token the browser's secret
     */
    public record Opened(Account account, String token) {
        @Override
        public String toString() {
            return "session of " + account;
        }
    }

    /** Begins a session with a new token, whatever token the browser had before. */
    public Opened open(Account account) {
        Instant now = clock.instant();
        tokens.removeSessionsBefore(now.minus(Session.IDLE), now.minus(Session.LONGEST));
        String token = secrets.get();
        tokens.addSession(Session.begin(token, account.name(), now));
        accounts.noteLogin(account.name(), now);
        String name = account.name().value();
        audit.append(AuditEvent.done(name, AuditAction.LOGIN, name));
        return new Opened(account.withLastLogin(now), token);
    }

    /** Ends the session of a token, if it is one of this account. */
    public void close(Account account, String token) {
        tokens.removeSession(Sha256.hex(token));
        String name = account.name().value();
        audit.append(AuditEvent.done(name, AuditAction.LOGOUT, name));
    }
}
