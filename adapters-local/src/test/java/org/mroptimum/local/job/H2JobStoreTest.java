package org.mroptimum.local.job;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2JobStoreTest extends JdbcJobStoreContract {
    @TempDir
    Path folder;

    @Override
    JobDatabase open() {
        return JobDatabase.inFolder(folder);
    }
}
