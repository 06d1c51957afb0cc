package org.mroptimum.local.hub;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.database.Database;

class H2HubJobsTest extends HubJobsContract {
    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.inFolder(folder);
    }
}
