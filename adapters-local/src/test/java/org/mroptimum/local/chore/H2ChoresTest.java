package org.mroptimum.local.chore;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.database.Database;

class H2ChoresTest extends ChoresContract {
    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.inFolder(folder);
    }
}
