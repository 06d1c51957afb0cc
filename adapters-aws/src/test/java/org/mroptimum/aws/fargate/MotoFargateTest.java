package org.mroptimum.aws.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mroptimum.aws.job.Installation;
import org.mroptimum.aws.wire.AwsDouble;
import org.mroptimum.aws.wire.EcsDouble;
import org.mroptimum.aws.wire.MotoServer;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A second opinion on the wire format, by a simulator that others wrote. Its tasks run nothing: the test is the container. */
class MotoFargateTest {

    @Test
    void startsWatchesAndStopsATask() throws IOException {
        try (MotoServer moto = MotoServer.start();
                EcsClient client =
                        AwsDouble.at(moto.endpoint(), EcsClient.builder()).build()) {
            Installation installation = new Installation();
            FargateSettings settings = new FargateSettings(
                    EcsDouble.CLUSTER,
                    EcsDouble.TASK_DEFINITION,
                    moto.subnets(),
                    moto.securityGroups(),
                    Map.of("ResultsBucketName", Installation.results()));
            Job job = JobExamples.job(Weight.HEAVY);
            FargateComputeRunner runner = new FargateComputeRunner(
                    client,
                    settings,
                    installation.jobs,
                    installation.bundles,
                    length -> installation.complete(installation.jobs.stage(job).reference()));

            Location result = runner.run(job, Progress.SILENT);

            assertTrue(installation.holdsResult(result));
            JobFailure cancelled =
                    assertThrows(JobFailure.class, () -> runner.run(JobExamples.job(Weight.HEAVY), afterLaunch()));
            assertEquals(RunError.CANCELLED, cancelled.code());
            assertEquals(
                    "STOPPED",
                    client.describeTasks(request -> request.cluster(EcsDouble.CLUSTER)
                                    .tasks(client.listTasks(list -> list.cluster(EcsDouble.CLUSTER))
                                            .taskArns()))
                            .tasks()
                            .get(1)
                            .lastStatus());
        }
    }

    private static Progress afterLaunch() {
        AtomicInteger asked = new AtomicInteger();
        return new Progress() {
            @Override
            public void step(String stage, int done, int total) {}

            @Override
            public boolean cancelled() {
                return asked.getAndIncrement() > 0;
            }
        };
    }
}
