package org.mroptimum.local.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** One PostgreSQL for all tests of this process; it ends with the process. */
final class EmbeddedServer {

    private EmbeddedServer() {}

    /** Its database, without jobs. */
    static PostgresServer empty() {
        PostgresServer server =
                new PostgresServer(Running.SERVER.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        try (JobDatabase database = JobDatabase.on(server)) {
            database.transaction(connection -> {
                connection.createStatement().executeUpdate("truncate job, scheduled_tasks");
                return true;
            });
        }
        return server;
    }

    /** Started by the first test that needs it. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
