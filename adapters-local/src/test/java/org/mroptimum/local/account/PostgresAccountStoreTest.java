package org.mroptimum.local.account;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AccountStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.PostgresServer;

class PostgresAccountStoreTest extends AccountStoreContract {
    private final PostgresServer server = EmbeddedServer.empty();
    private final OpenDatabase database = new OpenDatabase(() -> Database.on(server));

    @Override
    protected AccountStore store() {
        return new JdbcAccountStore(database.get());
    }

    @Override
    protected AccountStore afterRestart() {
        database.close();
        return store();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
