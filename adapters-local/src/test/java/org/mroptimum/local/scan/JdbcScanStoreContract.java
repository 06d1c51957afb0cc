package org.mroptimum.local.scan;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.port.ScanStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

/** The contract on one kind of database. */
abstract class JdbcScanStoreContract extends ScanStoreContract {
    private final OpenDatabase database = new OpenDatabase(this::open);

    /** The same database each time. */
    abstract Database open();

    @Override
    protected ScanStore store() {
        return new JdbcScanStore(database.get());
    }

    @Override
    protected ScanStore afterRestart() {
        database.close();
        return store();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
