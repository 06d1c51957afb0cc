package org.mroptimum.local.account;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.TokenStore;
import org.mroptimum.domain.port.TokenStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.PostgresServer;

class PostgresTokenStoreTest extends TokenStoreContract {
    private final PostgresServer server = EmbeddedServer.empty();
    private final OpenDatabase database = new OpenDatabase(() -> Database.on(server));

    @Override
    protected TokenStore store() {
        return new JdbcTokenStore(database.get());
    }

    @Override
    protected TokenStore afterRestart() {
        database.close();
        return store();
    }

    @Override
    protected AccountStore accounts() {
        return new JdbcAccountStore(database.get());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
