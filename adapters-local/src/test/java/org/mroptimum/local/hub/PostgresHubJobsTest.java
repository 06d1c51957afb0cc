package org.mroptimum.local.hub;

import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

class PostgresHubJobsTest extends HubJobsContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    Database open() {
        return Database.on(server);
    }
}
