package org.mroptimum.local.job;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2OrchestratorTest extends DurableOrchestratorContract {
    @TempDir
    Path folder;

    @Override
    JobDatabase open() {
        return JobDatabase.inFolder(folder);
    }
}
