package org.mroptimum.local.job;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.database.Database;

class H2KeptBundlesTest extends KeptBundlesContract {
    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.inFolder(folder);
    }
}
