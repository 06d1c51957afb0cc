package org.mroptimum.local.job;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.JobStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

/** The contract on one kind of database. */
abstract class JdbcJobStoreContract extends JobStoreContract {
    private final OpenDatabase database = new OpenDatabase(this::open);

    /** The same database each time. */
    abstract Database open();

    @Override
    protected JobStore store() {
        return new JdbcJobStore(database.get());
    }

    @Override
    protected JobStore afterRestart() {
        database.close();
        return store();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
