package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

class PostgresOrchestratorTest extends DurableOrchestratorContract {
    private final PostgresServer server = EmbeddedServer.empty();

    @Override
    Database open() {
        return Database.on(server);
    }

    private static Job needing(long memoryMb) {
        Job any = JobExamples.job(Weight.HEAVY);
        return Job.accepted(
                any.id(), any.document(), new Placement(Weight.HEAVY, memoryMb, 5, "large"), any.accepted());
    }

    private String refusalOf(long memoryMb) {
        JobFailure failure = assertThrows(JobFailure.class, () -> orchestrator().submit(needing(memoryMb)));
        assertEquals(RunError.TOO_LARGE_FOR_COMPUTERS, failure.code());
        return String.valueOf(failure.getMessage());
    }

    @Test
    void aJobForALargerServerIsAcceptedWhileThatOneLives() {
        Job accepted = needing(3000);
        try (LivingServers larger = new LivingServers(database.get(), "larger", 5000, QUICK)) {
            larger.start();

            assertTrue(orchestrator().submit(accepted));
            assertTrue(refusalOf(6000).contains("5000 MB on the largest server"));
        }

        assertTrue(refusalOf(3000).contains("1000 MB on this server"));
        assertEquals(Optional.of(JobState.QUEUED), orchestrator().status(accepted.id()), "it may come back");
    }

    @Test
    void aServerThatIsSilentDoesNotCount() {
        orchestrator();
        change("insert into server (name, largest_mb, seen) values ('silent', 5000,"
                + " current_timestamp - interval '51' second), ('alive', 2000, current_timestamp)");

        assertTrue(refusalOf(3000).contains("2000 MB on the largest server"));
    }
}
