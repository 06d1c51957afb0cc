package org.mroptimum.local.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AttemptStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

class H2AttemptStoreTest extends AttemptStoreContract {
    @TempDir
    Path folder;

    private final OpenDatabase database = new OpenDatabase(() -> Database.inFolder(folder));

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
