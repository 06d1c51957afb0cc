package org.mroptimum.local.job;

import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

class PostgresOrchestratorTest extends DurableOrchestratorContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    Database open() {
        return Database.on(server);
    }
}
