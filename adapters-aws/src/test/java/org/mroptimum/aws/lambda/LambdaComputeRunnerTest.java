package org.mroptimum.aws.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.aws.job.Installation;
import org.mroptimum.aws.wire.Answer;
import org.mroptimum.aws.wire.LambdaDouble;
import org.mroptimum.aws.wire.LambdaDouble.FunctionReply;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.ComputeRunnerContract;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LambdaComputeRunnerTest extends ComputeRunnerContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation = new Installation();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger starts = new AtomicInteger();
    private final LambdaDouble service;
    private final LambdaClient client;
    private final ComputeRunner runner;

    LambdaComputeRunnerTest() throws IOException {
        service = new LambdaDouble();
        client = PatientLambdaClient.of(service.fit(LambdaClient.builder()), BackoffStrategy.retryImmediately());
        runner = new LambdaComputeRunner(
                client, LambdaDouble.FUNCTION, installation.jobs, installation.bundles, threads, Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
        threads.shutdownNow();
    }

    @Override
    protected ComputeRunner runner() {
        return runner;
    }

    /** What RunJobFunction does with a reference. */
    @FunctionalInterface
    private interface Body {
        FunctionReply run(JobReference reference) throws InterruptedException;
    }

    private void function(Body body) {
        service.function(event -> {
            starts.incrementAndGet();
            return body.run(Installation.reference(event));
        });
    }

    @Override
    protected Computer computer() {
        return new Computer() {
            @Override
            public void willComplete() {
                function(reference -> success(installation.complete(reference)));
            }

            @Override
            public void willFail(JobFailure failure) {
                function(reference -> {
                    installation.fail(reference, failure);
                    return failed(failure);
                });
            }

            @Override
            public void willRunOutOfMemory() {
                function(reference -> FunctionReply.error(
                        "org.mroptimum.app.lambda.JobOutOfMemoryException", "MRO-5003: too little memory"));
            }

            @Override
            public void willRunUntilCancelled() {
                function(reference -> {
                    installation.store.await(Installation.mark(reference));
                    return failed(installation.cancelled(reference));
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
    void aFinishedJobIsNotComputedAgain() {
        computer().willComplete();
        var job = job();
        Location first = runner.run(job, Progress.SILENT);

        assertEquals(first, runner.run(job, Progress.SILENT));
        assertEquals(1, starts.get());

        var failing = job();
        JobFailure failure = new JobFailure(ComputationError.EMPTY_MASK, "no pixel is left");
        computer().willFail(failure);
        assertThrows(JobFailure.class, () -> runner.run(failing, Progress.SILENT));
        JobFailure again = assertThrows(JobFailure.class, () -> runner.run(failing, Progress.SILENT));
        assertEquals(failure.problems(), again.problems());
        assertEquals(2, starts.get());
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.OutOfMemoryError, Java heap space, MRO-5003",
        "Runtime.OutOfMemory, RequestId: 1 Error: Runtime exited, MRO-5003",
        "Runtime.ExitError, RequestId: 1 Error: Runtime exited with error: signal: killed, MRO-5003",
        "Runtime.ExitError, RequestId: 1 Error: Runtime exited with error: exit status 1, MRO-5006",
        "Sandbox.Timedout, RequestId: 1 Error: Task timed out after 900.00 seconds, MRO-5006",
        "'', 2026-01-01T00:00:00Z 1 Task timed out after 900.10 seconds, MRO-5006",
        "java.lang.IllegalStateException, a secret, MRO-5001",
        "org.mroptimum.app.lambda.JobFailedException, MRO-9999: from a later version, MRO-5001"
    })
    void everyEndOfAFunctionHasItsCode(String type, String message, String code) {
        function(reference -> FunctionReply.error(type, message));

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));

        assertEquals(code, failure.code().id(), words(failure));
        assertFalse(words(failure).contains("a secret"));
        assertEquals(1, starts.get());
    }

    @Test
    void theBundleTellsMoreThanThePlatform() {
        JobFailure failure = new JobFailure(ComputationError.NO_NOISE, "no noise scan");
        function(reference -> {
            installation.fail(reference, failure);
            return FunctionReply.error("Sandbox.Timedout", "Task timed out after 900.00 seconds");
        });
        assertEquals(
                failure.problems(),
                assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT))
                        .problems());

        function(reference -> {
            installation.complete(reference);
            return FunctionReply.error("Runtime.ExitError", "Runtime exited");
        });
        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
    }

    /** A second call would be a second computation. */
    @Test
    void aLostAnswerIsNotAskedForAgain() {
        computer().willComplete();
        service.loseNextAnswer();

        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
        assertEquals(1, starts.get());
    }

    @Test
    void throttlingIsWaitedOut() {
        computer().willComplete();
        service.next(4, Answer.error(429, "TooManyRequestsException", "Rate Exceeded."));

        assertTrue(installation.holdsResult(runner.run(job(), Progress.SILENT)));
        assertEquals(1, starts.get());
    }

    @Test
    void whateverTheServiceDoesIsMro5008() {
        computer().willComplete();
        for (Answer fault : List.of(
                Answer.error(429, "TooManyRequestsException", "Rate Exceeded."),
                Answer.accessDenied("lambda:InvokeFunction"),
                Answer.error(404, "ResourceNotFoundException", "Function not found"),
                Answer.error(500, "ServiceException", "An internal error occurred"),
                Answer.notJson(),
                Answer.silence())) {
            service.next(6, fault);
            JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));
            assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code(), words(failure));
            service.forgetFaults();
        }
        assertEquals(0, starts.get());
        service.close();
        JobFailure down = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));
        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, down.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"statusCode\":200,\"body\":\"not json\"}",
                "{\"statusCode\":200,\"body\":\"{\\\"results\\\":{\\\"key\\\":\\\"k\\\"}}\"}",
                "{\"statusCode\":500,\"body\":\"{\\\"error\\\":\\\"x\\\"}\"}",
                "{\"statusCode\":200}"
            })
    void anAnswerThatNamesNoResultIsMro5008(String payload) {
        function(reference -> FunctionReply.of(payload));

        JobFailure failure = assertThrows(JobFailure.class, () -> runner.run(job(), Progress.SILENT));
        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code(), words(failure));
    }

    private static FunctionReply success(Location location) {
        String body = JSON.createObjectNode()
                .set(
                        "results",
                        JSON.createObjectNode().put("key", location.key()).put("bucket", location.bucket()))
                .toString();
        return FunctionReply.of(
                JSON.createObjectNode().put("statusCode", 200).put("body", body).toString());
    }

    private static FunctionReply failed(JobFailure failure) {
        return FunctionReply.error("org.mroptimum.app.lambda.JobFailedException", words(failure));
    }

    private static String words(JobFailure failure) {
        return Objects.requireNonNull(failure.getMessage());
    }
}
