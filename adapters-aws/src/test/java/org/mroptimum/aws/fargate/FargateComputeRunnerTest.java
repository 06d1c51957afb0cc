package org.mroptimum.aws.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.aws.job.Installation;
import org.mroptimum.aws.wire.Answer;
import org.mroptimum.aws.wire.EcsDouble;
import org.mroptimum.aws.wire.TaskScript.End;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.ComputeRunnerContract;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.services.ecs.EcsClient;

class FargateComputeRunnerTest extends ComputeRunnerContract {
    private final Installation installation = new Installation();
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();
    private final EcsDouble service;
    private final EcsClient client;
    private final ComputeRunner runner;

    FargateComputeRunnerTest() throws IOException {
        service = new EcsDouble();
        client = service.fit(EcsClient.builder()).build();
        runner = runner(Map.of("ResultsBucketName", Installation.results()));
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    private ComputeRunner runner(Map<String, String> environment) {
        FargateSettings settings = new FargateSettings(
                EcsDouble.CLUSTER,
                EcsDouble.TASK_DEFINITION,
                List.of("subnet-1", "subnet-2"),
                List.of("sg-1"),
                environment);
        return new FargateComputeRunner(client, settings, installation.jobs, installation.bundles, pauses::add);
    }

    @Override
    protected ComputeRunner runner() {
        return runner;
    }

    /** What the container does at one step of its life; its first step counts as a start. */
    @FunctionalInterface
    private interface Body {
        Optional<End> step(JobReference reference, boolean stopping);
    }

    private void container(Body body) {
        AtomicInteger steps = new AtomicInteger();
        service.script((environment, stopping) -> {
            if (steps.getAndIncrement() == 0) {
                starts.incrementAndGet();
            }
            return body.step(reference(environment), stopping);
        });
    }

    private static JobReference reference(Map<String, String> environment) {
        return new JobReference(
                String.valueOf(environment.get("JOB_BUCKET")), String.valueOf(environment.get("JOB_KEY")));
    }

    @Override
    protected Computer computer() {
        return new Computer() {
            @Override
            public void willComplete() {
                container((reference, stopping) -> {
                    installation.complete(reference);
                    return Optional.of(End.exit(0));
                });
            }

            @Override
            public void willFail(JobFailure failure) {
                container((reference, stopping) -> {
                    installation.fail(reference, failure);
                    return Optional.of(End.exit(1));
                });
            }

            @Override
            public void willRunOutOfMemory() {
                container((reference, stopping) -> Optional.of(End.outOfMemory()));
            }

            @Override
            public void willRunUntilCancelled() {
                container((reference, stopping) -> {
                    if (!stopping) {
                        return Optional.empty();
                    }
                    assertTrue(
                            installation
                                    .store
                                    .stat(Installation.mark(reference))
                                    .isPresent(),
                            "stopped without a mark");
                    installation.cancelled(reference);
                    return Optional.of(End.exit(1));
                });
            }

            @Override
            public int starts() {
                return starts.get();
            }

            @Override
            public boolean holdsResult(Location location) {
                return installation.holdsResult(location);
            }

            @Override
            public String handedOver() {
                return service.transcript();
            }
        };
    }

    @Test
    void theTaskGetsAReferenceInBothSubnets() {
        computer().willComplete();
        Job job = job();
        runner.run(job, Progress.SILENT);

        JsonNode request = service.calls("RunTask").get(0).request();
        JsonNode override = request.path("overrides").path("containerOverrides").path(0);
        assertEquals("run-job-container", override.path("name").asText());
        assertEquals(
                "[{\"name\":\"JOB_BUCKET\",\"value\":\"jobs-bucket\"},"
                        + "{\"name\":\"JOB_KEY\",\"value\":\"jobs/" + job.id() + ".json\"},"
                        + "{\"name\":\"ResultsBucketName\",\"value\":\"results-bucket\"}]",
                override.path("environment").toString());
        JsonNode vpc = request.path("networkConfiguration").path("awsvpcConfiguration");
        assertEquals("[\"subnet-1\",\"subnet-2\"]", vpc.path("subnets").toString());
        assertEquals("[\"sg-1\"]", vpc.path("securityGroups").toString());
        assertEquals("ENABLED", vpc.path("assignPublicIp").asText());
        assertEquals(job.id().value(), request.path("startedBy").asText());
    }

    @Test
    void aFinishedJobIsNotComputedAgain() {
        computer().willComplete();
        Job job = job();
        Location first = runner.run(job, Progress.SILENT);

        assertEquals(first, runner.run(job, Progress.SILENT));
        assertEquals(1, service.calls("RunTask").size());
    }

    /** Two runners, or one before and after a crash, share the job's task. */
    @Test
    void theSameJobIsTheSameTask() {
        container((reference, stopping) -> Optional.of(End.spot()));
        Job job = job();
        assertThrows(JobFailure.class, () -> runner.run(job, Progress.SILENT));
        assertThrows(JobFailure.class, () -> runner.run(job, Progress.SILENT));
        service.loseNextAnswer();
        computer().willComplete();
        runner.run(job(), Progress.SILENT);

        assertEquals(2, service.started());
        assertEquals(2, starts.get());
    }

    static Stream<Arguments> deaths() {
        return Stream.of(
                Arguments.of(End.outOfMemory(), RunError.OUT_OF_MEMORY, "OutOfMemoryError: Container killed"),
                Arguments.of(End.cannotPull(), RunError.COMPUTER_DIED, "CannotPullContainerError"),
                Arguments.of(End.spot(), RunError.COMPUTER_DIED, "SpotInterruption"),
                Arguments.of(End.exit(137), RunError.COMPUTER_DIED, "exit code 137"),
                Arguments.of(End.exit(1), RunError.COMPUTER_DIED, "exit code 1"),
                Arguments.of(End.exit(0), RunError.COMPUTER_DIED, "exit code 0"));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aTaskThatLeavesNoBundleTellsWhy(End end, RunError code, String words) {
        container((reference, stopping) -> Optional.of(end));

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));

        assertEquals(code, failure.code());
        assertTrue(words(failure).contains(words), words(failure));
    }

    @Test
    void aBundleCountsMoreThanTheEndOfTheTask() {
        container((reference, stopping) -> {
            installation.complete(reference);
            return Optional.of(End.spot());
        });
        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
    }

    @Test
    void aLostTaskIsAskedForManyTimes() {
        container((reference, stopping) -> {
            service.forgetTasks();
            return Optional.empty();
        });

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));

        assertEquals(RunError.COMPUTER_DIED, failure.code());
        assertTrue(service.calls("DescribeTasks").size() > 50);
    }

    @Test
    void aTaskThatIsCancelledBeforeItRunsStops() {
        AtomicInteger asked = new AtomicInteger();
        Progress afterLaunch = new Progress() {
            @Override
            public void step(String stage, int done, int total) {}

            @Override
            public boolean cancelled() {
                return asked.getAndIncrement() > 0;
            }
        };
        computer().willComplete();

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), afterLaunch));

        assertEquals(RunError.CANCELLED, failure.code());
        assertEquals(0, starts.get());
        assertEquals(1, service.calls("StopTask").size());
    }

    /** The answer to cancellation came too late: the result is there. */
    @Test
    void aResultIsNotThrownAway() {
        container((reference, stopping) -> {
            if (stopping) {
                installation.complete(reference);
                return Optional.of(End.exit(0));
            }
            return Optional.empty();
        });
        Progress cancelled = new Progress() {
            @Override
            public void step(String stage, int done, int total) {}

            @Override
            public boolean cancelled() {
                return starts.get() > 0;
            }
        };

        assertTrue(installation.holdsResult(runner.run(job(), cancelled)));
    }

    @Test
    void lackOfRoomIsWaitedOut() {
        computer().willComplete();
        service.refuse("Capacity is unavailable at this time. Please try again later");
        service.refuse("RESOURCE:MEMORY");

        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
        assertEquals(List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)), pauses.subList(0, 2));
        assertEquals(
                3,
                service.calls("RunTask").stream()
                        .map(call -> call.request().path("clientToken").asText())
                        .distinct()
                        .count());
    }

    @Test
    void lackOfRoomForLongIsMro5008() {
        computer().willComplete();
        for (int i = 0; i < 20; i++) {
            service.refuse("Capacity is unavailable at this time");
        }

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));

        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code());
        assertTrue(words(failure).contains("Capacity is unavailable"), words(failure));
        assertEquals(6, service.calls("RunTask").size());
        assertEquals(0, starts.get());
    }

    @Test
    void anOrderThatIsTooLongIsRefusedHere() {
        computer().willComplete();
        Job job = job();
        int shortest = ContainerOrder.of(installation.jobs.stage(job).reference(), Map.of("X", ""))
                .length();
        String room = "x".repeat(ContainerOrder.LONGEST - shortest);

        JobFailure failure = assertThrows(
                JobFailure.class, () -> runner(Map.of("X", room + "x")).run(job, Progress.SILENT));
        assertEquals(RequestError.VALUE_OUT_OF_RANGE, failure.code());
        assertTrue(words(failure).contains("8192"), words(failure));
        assertEquals(List.of(), service.calls("RunTask"));

        assertTrue(installation.holdsResult(runner(Map.of("X", room)).run(job, Progress.SILENT)));
    }

    @Test
    void throttlingIsWaitedOut() {
        computer().willComplete();
        service.next(3, Answer.error(400, "ThrottlingException", "Rate exceeded"));

        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
    }

    @Test
    void aTaskOutlivesAnOutageOfTheService() {
        container((reference, stopping) -> {
            if (starts.getAndIncrement() < 3) {
                service.next(40, Answer.error(503, "ServiceUnavailable", "later"));
                return Optional.empty();
            }
            installation.complete(reference);
            return Optional.of(End.exit(0));
        });

        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
        assertEquals(1, service.started());
    }

    @Test
    void whateverTheServiceDoesIsMro5008() {
        computer().willComplete();
        for (Answer fault : List.of(
                Answer.error(400, "ThrottlingException", "Rate exceeded"),
                Answer.accessDenied("ecs:RunTask"),
                Answer.error(400, "ClusterNotFoundException", "Cluster not found."),
                Answer.error(500, "ServerException", ""),
                Answer.notJson(),
                Answer.silence())) {
            service.next(4, fault);
            JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));
            assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code(), words(failure));
            service.forgetFaults();
        }
        assertEquals(0, starts.get());
    }

    @Test
    void aServiceThatStaysAwayWhileTheTaskRunsIsMro5008() {
        container((reference, stopping) -> {
            service.next(1000, Answer.accessDenied("ecs:DescribeTasks"));
            return Optional.empty();
        });

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));

        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code());
        assertFalse(pauses.isEmpty());
    }

    @Test
    void anInterruptedWaitTellsThatTheTaskGoesOn() {
        container((reference, stopping) -> Optional.empty());
        FargateSettings settings = new FargateSettings(
                EcsDouble.CLUSTER, EcsDouble.TASK_DEFINITION, List.of("subnet-1"), List.of("sg-1"), Map.of());
        ComputeRunner interrupted =
                new FargateComputeRunner(client, settings, installation.jobs, installation.bundles, length -> {
                    throw new InterruptedException();
                });

        JobFailure failure = assertThrows(JobFailure.class, () -> interrupted.run(job(), Progress.SILENT));

        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code());
        assertTrue(Thread.interrupted());
    }

    private static String words(JobFailure failure) {
        return Objects.requireNonNull(failure.getMessage());
    }
}
