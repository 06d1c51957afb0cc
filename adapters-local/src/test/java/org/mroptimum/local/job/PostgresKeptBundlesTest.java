package org.mroptimum.local.job;

import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

class PostgresKeptBundlesTest extends KeptBundlesContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    Database open() {
        return Database.on(server);
    }
}
