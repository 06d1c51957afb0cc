package org.mroptimum.aws.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.aws.job.Installation;
import org.mroptimum.aws.wire.Answer;
import org.mroptimum.aws.wire.StepFunctionsDouble;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.OrchestratorContract;
import software.amazon.awssdk.services.sfn.SfnClient;

class StepFunctionsOrchestratorTest extends OrchestratorContract {
    private final Installation installation = new Installation();
    private final StepFunctionsDouble service;
    private final SfnClient client;
    private final Orchestrator orchestrator;

    StepFunctionsOrchestratorTest() throws IOException {
        service = new StepFunctionsDouble();
        client = service.fit(SfnClient.builder()).build();
        orchestrator = afterRestart();
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Override
    protected Orchestrator orchestrator() {
        return orchestrator;
    }

    @Override
    protected Orchestrator afterRestart() {
        return new StepFunctionsOrchestrator(client, StepFunctionsDouble.STATE_MACHINE, installation.jobs);
    }

    @Override
    protected Computers computers() {
        return new Computers() {
            @Override
            public Optional<JobId> startNext() {
                return service.handOver().map(JobId::new);
            }

            @Override
            public Map<String, Object> requestOf(JobId running) {
                return installation.request(Installation.reference(input(running)));
            }

            @Override
            public boolean step(JobId running) {
                BlobId mark = Installation.mark(Installation.reference(input(running)));
                return installation.store.stat(mark).isEmpty();
            }

            @Override
            public void end(JobId running, JobState end) {
                service.end(running.value(), end == JobState.COMPLETED ? "SUCCEEDED" : "FAILED");
            }
        };
    }

    private JsonNode input(JobId id) {
        try {
            return new ObjectMapper().readTree(service.input(id.value()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theExecutionHoldsAReferenceAndNoSecret() {
        Job job = JobExamples.job("job-named", "an alias", Weight.HEAVY);
        orchestrator.submit(job);

        JsonNode input = input(job.id());
        assertEquals(Installation.JOBS, input.path("job_ref").path("bucket").asText());
        assertEquals("jobs/job-named.json", input.path("job_ref").path("key").asText());
        assertEquals("pipeline-of-an-alias", input.path("pipeline").asText());
        assertFalse(service.transcript().contains(JobExamples.SECRET));
        assertFalse(service.transcript().contains("reconstructor"));
    }

    @Test
    void whatADeadProcessStagedIsStartedByTheNextSubmission() {
        Job staged = JobExamples.job("job-half", "staged", Weight.LIGHT);
        installation.jobs.stage(staged);
        assertEquals(Optional.empty(), orchestrator.status(staged.id()));

        assertTrue(orchestrator.submit(JobExamples.job("job-half", "other", Weight.LIGHT)));

        computers().startNext();
        assertEquals(staged.document(), computers().requestOf(staged.id()));
        assertEquals("pipeline-of-staged", input(staged.id()).path("pipeline").asText());
        assertFalse(orchestrator.submit(staged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
    void aNameThatAnEndedExecutionHoldsIsKnown(String end) {
        Job job = job();
        orchestrator.submit(job);
        service.end(job.id().value(), end);
        installation.store.delete(new BlobId(Installation.JOBS, "jobs/" + job.id() + ".json"));

        assertFalse(orchestrator.submit(job));
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, QUEUED",
        "SUCCEEDED, COMPLETED",
        "FAILED, FAILED",
        "TIMED_OUT, FAILED",
        "ABORTED, CANCELLED",
        "PENDING_REDRIVE, QUEUED"
    })
    void everyStatusOfAnExecutionIsAState(String status, JobState state) {
        Job job = job();
        orchestrator.submit(job);
        service.end(job.id().value(), status);

        assertEquals(Optional.of(state), orchestrator.status(job.id()));
    }

    @Test
    void runsFromTheStartOfTheComputerOn() {
        Job job = job();
        String name = job.id().value();
        orchestrator.submit(job);
        assertState(JobState.QUEUED, job);
        service.event(name, "ChoiceStateEntered", "WhichPlatform");
        assertState(JobState.QUEUED, job);
        service.event(name, "TaskStateEntered", "RunViaFargate");
        service.event(name, "TaskScheduled", "");
        assertState(JobState.QUEUED, job);
        service.event(name, "TaskStarted", "");
        assertState(JobState.RUNNING, job);
        service.event(name, "TaskSubmitted", "");
        assertState(JobState.RUNNING, job);
        for (int i = 0; i < 30; i++) {
            service.event(name, "TaskSucceeded", "");
        }
        assertState(JobState.RUNNING, job);
    }

    @Test
    void anExecutionThatEndsWhileItIsCancelledStaysAsItIs() {
        Job job = job();
        orchestrator.submit(job);
        // The answer to the first question is old when it arrives.
        service.end(job.id().value(), "SUCCEEDED");
        service.next(1, runningAnswer());

        assertFalse(orchestrator.cancel(job.id()));
        assertState(JobState.COMPLETED, job);
    }

    @Test
    void throttlingIsWaitedOut() {
        Job job = job();
        service.next(3, Answer.error(400, "ThrottlingException", "Rate exceeded"));
        assertTrue(orchestrator.submit(job));
        service.next(2, Answer.error(503, "ServiceUnavailable", "later"));
        assertState(JobState.QUEUED, job);
        service.next(1, Answer.error(500, "InternalServerError", ""));
        assertTrue(orchestrator.cancel(job.id()));
    }

    /** The start was heard, but not its answer: the SDK asks again, and that is still the same submission. */
    @Test
    void aLostAnswerDoesNotStartTwice() {
        Job job = job();
        service.loseNextAnswer();
        assertTrue(orchestrator.submit(job));
        assertFalse(orchestrator.submit(job));
        List<String> inputs = service.calls("StartExecution").stream()
                .map(call -> call.request().path("input").asText())
                .toList();
        assertEquals(3, inputs.size());
        assertEquals(inputs.get(0), inputs.get(1));
    }

    @Test
    void whateverTheServiceDoesIsMro5008() {
        Job job = job();
        Job known = job();
        orchestrator.submit(known);
        for (Answer fault : new Answer[] {
            Answer.error(400, "ThrottlingException", "Rate exceeded"),
            Answer.accessDenied("states:StartExecution"),
            Answer.error(400, "StateMachineDoesNotExist", "State Machine Does Not Exist"),
            Answer.error(500, "InternalServerError", ""),
            Answer.notJson(),
            Answer.silence()
        }) {
            refused(fault, () -> orchestrator.submit(job));
            refused(fault, () -> orchestrator.status(known.id()));
            refused(fault, () -> orchestrator.cancel(known.id()));
        }
        assertTrue(orchestrator.submit(job), "none of them had started it");
    }

    @Test
    void theServiceMayBeDown() {
        service.close();

        JobFailure failure = assertThrows(JobFailure.class, () -> orchestrator.submit(job()));
        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code());
    }

    @Test
    void aRefusalKeepsTheServicesWords() {
        service.next(1, Answer.accessDenied("states:StartExecution"));
        JobFailure failure = assertThrows(JobFailure.class, () -> orchestrator.submit(job()));

        assertTrue(words(failure).contains("AccessDeniedException (HTTP 400)"), words(failure));
        assertTrue(words(failure).contains("states:StartExecution"), words(failure));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JobChooser",
                "arn:aws:states:us-east-1:123456789012:execution:JobChooser:x",
                "arn:aws:states:us-east-1:123456789012:stateMachine:JobChooser:1"
            })
    void onlyAStateMachineWillDo(String arn) {
        JobFailure failure =
                assertThrows(JobFailure.class, () -> new StepFunctionsOrchestrator(client, arn, installation.jobs));
        assertEquals(RunError.BAD_SETTING, failure.code());
    }

    private void refused(Answer fault, Executable use) {
        service.next(4, fault);
        JobFailure failure = assertThrows(JobFailure.class, use);
        assertEquals(RunError.ORCHESTRATOR_NOT_REACHABLE, failure.code(), words(failure));
        service.forgetFaults();
    }

    private void assertState(JobState expected, Job job) {
        assertEquals(Optional.of(expected), orchestrator.status(job.id()));
    }

    private static Answer runningAnswer() {
        return Answer.json(new ObjectMapper().createObjectNode().put("status", "RUNNING"));
    }

    private static String words(JobFailure failure) {
        return Objects.requireNonNull(failure.getMessage());
    }
}
