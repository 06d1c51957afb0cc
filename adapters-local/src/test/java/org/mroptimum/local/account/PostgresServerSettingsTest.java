package org.mroptimum.local.account;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.domain.port.ServerSettingsContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.PostgresServer;

class PostgresServerSettingsTest extends ServerSettingsContract {
    private final PostgresServer server = EmbeddedServer.empty();
    private final OpenDatabase database = new OpenDatabase(() -> Database.on(server));

    @Override
    protected ServerSettings settings() {
        return new JdbcServerSettings(database.get());
    }

    @Override
    protected ServerSettings afterRestart() {
        database.close();
        return settings();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
