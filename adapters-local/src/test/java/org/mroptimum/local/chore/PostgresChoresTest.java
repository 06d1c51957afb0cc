package org.mroptimum.local.chore;

import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

class PostgresChoresTest extends ChoresContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    Database open() {
        return Database.on(server);
    }
}
