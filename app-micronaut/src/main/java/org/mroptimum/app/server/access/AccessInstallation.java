package org.mroptimum.app.server.access;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.PasswordHashing;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.domain.port.TokenStore;
import org.mroptimum.domain.usecase.ChangeAccounts;
import org.mroptimum.domain.usecase.ChangeOwnPassword;
import org.mroptimum.domain.usecase.IssueKeys;
import org.mroptimum.domain.usecase.OpenSessions;
import org.mroptimum.domain.usecase.RecogniseCaller;
import org.mroptimum.domain.usecase.SetUpServer;
import org.mroptimum.domain.usecase.SignIn;
import org.mroptimum.local.account.Argon2Hashing;
import org.mroptimum.local.account.JdbcAccountStore;
import org.mroptimum.local.account.JdbcAttemptStore;
import org.mroptimum.local.account.JdbcServerSettings;
import org.mroptimum.local.account.JdbcTokenStore;
import org.mroptimum.local.account.Secrets;
import org.mroptimum.local.audit.FileAuditTrail;
import org.mroptimum.local.database.Database;

/** Wires accounts to the database and the audit log to its file. */
@Factory
final class AccessInstallation {
    /** The folder of logs in the server's data. */
    private static final String AUDIT_FOLDER = "audit";

    private static final String LOG = "server";

    private final Secrets secrets = new Secrets();

    /** Opened at the start: a server that cannot record does not serve. */
    @Context
    @Bean(preDestroy = "close")
    FileAuditTrail audit(ServerOptions options, Clock clock) {
        return FileAuditTrail.open(options.data().resolve(AUDIT_FOLDER), LOG, clock);
    }

    @Singleton
    AccountStore accounts(Database database) {
        return new JdbcAccountStore(database);
    }

    @Singleton
    TokenStore tokens(Database database) {
        return new JdbcTokenStore(database);
    }

    @Singleton
    AttemptStore attempts(Database database) {
        return new JdbcAttemptStore(database);
    }

    @Singleton
    ServerSettings settings(Database database) {
        return new JdbcServerSettings(database);
    }

    @Singleton
    PasswordHashing hashing() {
        return new Argon2Hashing();
    }

    @Singleton
    SetUpServer setUpServer(AccountStore accounts, PasswordHashing hashing, AuditTrail audit, Clock clock) {
        return new SetUpServer(accounts, hashing, audit, clock);
    }

    @Singleton
    SignIn signIn(
            AccountStore accounts, AttemptStore attempts, PasswordHashing hashing, AuditTrail audit, Clock clock) {
        return new SignIn(accounts, attempts, hashing, audit, clock);
    }

    @Singleton
    OpenSessions openSessions(AccountStore accounts, TokenStore tokens, AuditTrail audit, Clock clock) {
        return new OpenSessions(accounts, tokens, secrets, audit, clock);
    }

    @Singleton
    RecogniseCaller recogniseCaller(AccountStore accounts, TokenStore tokens, Clock clock) {
        return new RecogniseCaller(accounts, tokens, clock);
    }

    @Singleton
    ChangeAccounts changeAccounts(
            AccountStore accounts, TokenStore tokens, PasswordHashing hashing, AuditTrail audit, Clock clock) {
        return new ChangeAccounts(accounts, tokens, hashing, audit, clock);
    }

    @Singleton
    ChangeOwnPassword changeOwnPassword(
            SignIn signIn, AccountStore accounts, TokenStore tokens, PasswordHashing hashing, AuditTrail audit) {
        return new ChangeOwnPassword(signIn, accounts, tokens, hashing, audit);
    }

    @Singleton
    IssueKeys issueKeys(TokenStore tokens, AuditTrail audit, Clock clock) {
        return new IssueKeys(tokens, secrets, audit, clock);
    }
}
