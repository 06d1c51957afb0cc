package org.mroptimum.local.job;

class PostgresJobStoreTest extends JdbcJobStoreContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    JobDatabase open() {
        return JobDatabase.on(server);
    }
}
