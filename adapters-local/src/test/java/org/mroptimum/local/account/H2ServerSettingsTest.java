package org.mroptimum.local.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.domain.port.ServerSettingsContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

class H2ServerSettingsTest extends ServerSettingsContract {
    @TempDir
    Path folder;

    private final OpenDatabase database = new OpenDatabase(() -> Database.inFolder(folder));

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
