package org.mroptimum.local.account;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AttemptStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.PostgresServer;

class PostgresAttemptStoreTest extends AttemptStoreContract {
    private final PostgresServer server = EmbeddedServer.empty();
    private final OpenDatabase database = new OpenDatabase(() -> Database.on(server));

    @Override
    protected AttemptStore store() {
        return new JdbcAttemptStore(database.get());
    }

    @Override
    protected AttemptStore afterRestart() {
        database.close();
        return store();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
