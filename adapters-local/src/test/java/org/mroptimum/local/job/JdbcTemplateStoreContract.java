package org.mroptimum.local.job;

import org.junit.jupiter.api.AfterEach;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.domain.port.TemplateStoreContract;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

/** The contract on one kind of database. */
abstract class JdbcTemplateStoreContract extends TemplateStoreContract {
    private final OpenDatabase database = new OpenDatabase(this::open);

    /** The same database each time. */
    abstract Database open();

    @Override
    protected TemplateStore store() {
        return new JdbcTemplateStore(database.get());
    }

    @Override
    protected TemplateStore afterRestart() {
        database.close();
        return store();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
