package org.mroptimum.local.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AccountStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

class H2AccountStoreTest extends AccountStoreContract {
    @TempDir
    Path folder;

    private final OpenDatabase database = new OpenDatabase(() -> Database.inFolder(folder));

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
