package org.mroptimum.local.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date: the same scripts for both databases. Several servers may try at the same time. */
final class Tables {
    private static final String SCRIPTS = "classpath:org/mroptimum/local/database";

    private Tables() {}

    /**
     * Runs the scripts that did not run yet.
     *
     * @param bytes the database's type for a few bytes
     * @throws FlywayException when a script fails, or the tables are of a newer version: those are refused, not guessed at
     */
    static void migrate(DataSource source, String bytes) {
        Flyway.configure(Tables.class.getClassLoader())
                .loggers("slf4j")
                .ignoreMigrationPatterns(new String[0])
                .dataSource(source)
                .locations(SCRIPTS)
                .placeholders(Map.of("bytes", bytes))
                .load()
                .migrate();
    }
}
