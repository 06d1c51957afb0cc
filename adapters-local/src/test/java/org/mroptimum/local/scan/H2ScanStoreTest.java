package org.mroptimum.local.scan;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.database.Database;

class H2ScanStoreTest extends JdbcScanStoreContract {
    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.inFolder(folder);
    }
}
