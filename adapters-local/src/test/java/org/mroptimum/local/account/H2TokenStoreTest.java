package org.mroptimum.local.account;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.TokenStore;
import org.mroptimum.domain.port.TokenStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

class H2TokenStoreTest extends TokenStoreContract {
    @TempDir
    Path folder;

    private final OpenDatabase database = new OpenDatabase(() -> Database.inFolder(folder));

    @Override
    protected TokenStore store() {
        return new JdbcTokenStore(database.get());
    }

    @Override
    protected TokenStore afterRestart() {
        database.close();
        return store();
    }

    @Override
    protected AccountStore accounts() {
        return new JdbcAccountStore(database.get());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
