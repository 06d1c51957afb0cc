package org.mroptimum.local.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this process, with an empty database for each test. It ends with the process. */
final class EmbeddedServer {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedServer() {}

    /** A new and empty database. */
    static PostgresServer newDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new PostgresServer(Running.SERVER.getJdbcUrl("postgres", name), "postgres", "postgres");
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
