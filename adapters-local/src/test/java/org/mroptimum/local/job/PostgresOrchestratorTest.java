package org.mroptimum.local.job;

class PostgresOrchestratorTest extends DurableOrchestratorContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    JobDatabase open() {
        return JobDatabase.on(server);
    }
}
