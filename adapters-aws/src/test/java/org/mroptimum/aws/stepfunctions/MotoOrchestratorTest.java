package org.mroptimum.aws.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.aws.job.Installation;
import org.mroptimum.aws.wire.AwsDouble;
import org.mroptimum.aws.wire.MotoServer;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.Orchestrator;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A second opinion on the wire format, by a simulator that others wrote. It moves no execution, and its history is the same for all. */
class MotoOrchestratorTest {

    @Test
    void acceptsOnceAndCancelsOnce() throws IOException {
        try (MotoServer moto = MotoServer.start();
                SfnClient client =
                        AwsDouble.at(moto.endpoint(), SfnClient.builder()).build()) {
            Orchestrator orchestrator =
                    new StepFunctionsOrchestrator(client, moto.stateMachine(), new Installation().jobs);
            Job job = JobExamples.job(Weight.LIGHT);

            assertEquals(Optional.empty(), orchestrator.status(job.id()));
            assertTrue(orchestrator.submit(job));
            assertFalse(orchestrator.submit(job));
            assertFalse(orchestrator.status(job.id()).orElseThrow().isFinal());

            assertTrue(orchestrator.cancel(job.id()));
            assertEquals(Optional.of(JobState.CANCELLED), orchestrator.status(job.id()));
            assertFalse(orchestrator.cancel(job.id()));
            assertFalse(orchestrator.submit(job));
            assertFalse(orchestrator.cancel(new JobId("never-heard")));
        }
    }
}
