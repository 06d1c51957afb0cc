package org.mroptimum.app.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.mroptimum.app.cloud.ChildJvm;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.app.fargate.FargateTask;
import org.mroptimum.app.infra.asl.Services;
import org.mroptimum.app.infra.asl.TaskError;
import org.mroptimum.app.lambda.FunctionProcess;
import org.mroptimum.app.lambda.PlatformSelectorFunction;
import org.mroptimum.app.lambda.RunJobFunction;
import org.mroptimum.app.lambda.RuntimeApi;

/**
 * What the tasks of the state machine call, with the real programs behind it: both functions inside Lambda's runtime client, the
 * container's program in a Java machine of its own for each task, and an object store. AWS's own troubles are planned by the tests.
 */
final class RealServices implements Services, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLED = 137;

    private final Cloud cloud;
    private final Path folder;
    private final FunctionProcess runJob;
    private final FunctionProcess selector;
    private final Map<String, Queue<Trouble>> troubles = new HashMap<>();
    private Optional<String> killAt = Optional.empty();
    private Optional<JsonNode> selection = Optional.empty();
    private int tasks;

    /**
     * What AWS answers instead of the program's answer.
     *
     * @param error its name
     * @param done whether the program ran nevertheless
     */
    private record Trouble(String error, boolean done) {}

    RealServices(Cloud cloud, Path folder) throws IOException, InterruptedException {
        this.cloud = cloud;
        this.folder = folder;
        runJob = new FunctionProcess(RunJobFunction.class, folder.resolve("run-job"), cloud.environment());
        // The runtime client unpacks its library to one place of the machine: two that start at once spoil each
        // other's.
        runJob.call("no event");
        selector = new FunctionProcess(PlatformSelectorFunction.class, folder.resolve("selector"), cloud.environment());
    }

    /** The next call of a state fails without reaching the program. */
    void fail(String state, String error) {
        troubles.computeIfAbsent(state, name -> new ArrayDeque<>()).add(new Trouble(error, false));
    }

    /** The next call of a state is done, but its answer is lost. */
    void loseAnswer(String state, String error) {
        troubles.computeIfAbsent(state, name -> new ArrayDeque<>()).add(new Trouble(error, true));
    }

    /** What the selector answers next time. */
    void select(JsonNode answer) {
        selection = Optional.of(answer);
    }

    /** The next container dies without a word while the store holds back a request. */
    void killContainerAt(String request) {
        cloud.gate().hold(request);
        killAt = Optional.of(request);
    }

    @Override
    public JsonNode call(String state, String resource, JsonNode parameters) throws TaskError {
        Trouble trouble = troubles.getOrDefault(state, new ArrayDeque<>()).poll();
        if (trouble != null && !trouble.done()) {
            throw new TaskError(trouble.error(), "said AWS");
        }
        JsonNode answer;
        try {
            answer = call(resource, parameters);
        } catch (TaskError error) {
            throw error;
        } catch (Exception e) {
            throw new AssertionError(state, e);
        }
        if (trouble != null) {
            throw new TaskError(trouble.error(), "said AWS");
        }
        return answer;
    }

    private JsonNode call(String resource, JsonNode parameters) throws Exception {
        return switch (resource) {
            case ShippedStateMachine.PUT_OBJECT -> {
                cloud.put(
                        parameters.path("Bucket").asText(),
                        parameters.path("Key").asText(),
                        parameters.path("Body").toString());
                yield JSON.createObjectNode().put("ETag", "tag");
            }
            case ShippedStateMachine.RUN_JOB -> invoke(runJob, parameters);
            case ShippedStateMachine.SELECTOR -> {
                JsonNode answer = selection.isPresent() ? selection.get() : invoke(selector, parameters);
                selection = Optional.empty();
                yield answer;
            }
            case ShippedStateMachine.RUN_TASK -> runTask(parameters);
            default -> throw new AssertionError("nobody is behind " + resource);
        };
    }

    private static JsonNode invoke(FunctionProcess function, JsonNode event) throws Exception {
        RuntimeApi.Answer answer = function.call(event.toString());
        JsonNode body = JSON.readTree(answer.body());
        if (!answer.kind().equals("response")) {
            throw new TaskError(body.path("errorType").asText(), answer.body());
        }
        return body;
    }

    private JsonNode runTask(JsonNode parameters) throws Exception {
        Map<String, String> environment = cloud.environment();
        parameters
                .at("/Overrides/ContainerOverrides/0/Environment")
                .forEach(variable -> environment.put(
                        variable.path("Name").asText(), variable.path("Value").asText()));
        Path home = Files.createDirectories(folder.resolve("task-" + tasks++));
        boolean killed = killAt.isPresent();
        int exitCode = KILLED;
        try (ChildJvm task = ChildJvm.start(home, environment, List.of(), FargateTask.class.getName())) {
            if (killed) {
                cloud.gate().awaitRequest(killAt.get());
            } else {
                exitCode = task.exitCode();
            }
        }
        if (killed) {
            cloud.gate().release();
            killAt = Optional.empty();
        }
        ObjectNode stopped = JSON.createObjectNode().put("StoppedReason", "Essential container in task exited");
        stopped.putArray("Containers")
                .addObject()
                .put("Name", "run-job-container")
                .put("ExitCode", exitCode);
        if (exitCode != 0) {
            throw new TaskError("States.TaskFailed", stopped.toString());
        }
        return stopped;
    }

    @Override
    public void close() {
        runJob.close();
        selector.close();
    }
}
