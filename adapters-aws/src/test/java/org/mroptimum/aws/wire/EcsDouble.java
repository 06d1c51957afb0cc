package org.mroptimum.aws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mroptimum.aws.wire.TaskScript.End;

/** ECS with one Fargate task definition, by AWS JSON 1.1. A task takes one step of its life each time it is described. */
public final class EcsDouble extends AwsDouble {
    public static final String CLUSTER = "run-job-cluster";
    public static final String TASK_DEFINITION = "run-job";
    private static final String TASK = "arn:aws:ecs:us-east-1:123456789012:task/" + CLUSTER + "/";
    private static final List<String> LIFE = List.of("PROVISIONING", "PENDING", "RUNNING");
    private static final int OVERRIDE_LIMIT = 8192;

    private final Map<String, FakeTask> tasks = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Deque<String> refusals = new ArrayDeque<>();
    private TaskScript script = (environment, stopping) -> Optional.of(End.exit(0));

    private static final class FakeTask {
        final Map<String, String> environment;
        final TaskScript script;
        int age = -1;
        Optional<String> stopReason = Optional.empty();
        Optional<End> end = Optional.empty();

        FakeTask(Map<String, String> environment, TaskScript script) {
            this.environment = environment;
            this.script = script;
        }

        String status() {
            return end.isPresent() ? "STOPPED" : LIFE.get(Math.max(0, Math.min(age, LIFE.size() - 1)));
        }

        void live() {
            age++;
            if (end.isEmpty() && age >= LIFE.size()) {
                end = script.step(environment, stopReason.isPresent());
            } else if (end.isEmpty() && stopReason.isPresent()) {
                end = Optional.of(End.stoppedBeforeItRan());
            }
        }
    }

    public EcsDouble() throws IOException {
        super("ecs");
    }

    /** What the container of the tasks to come does. */
    public synchronized void script(TaskScript next) {
        script = next;
    }

    /** The next request for a task is answered with this failure, for example for lack of capacity. */
    public synchronized void refuse(String reason) {
        refusals.add(reason);
    }

    /** All tasks are gone from the service's memory. */
    public synchronized void forgetTasks() {
        tasks.clear();
    }

    public synchronized int started() {
        return tokens.size();
    }

    @Override
    protected String operation(HttpExchange exchange) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return type.equals("application/x-amz-json-1.1") && target.startsWith("AmazonEC2ContainerServiceV20141113.")
                ? target.substring(target.indexOf('.') + 1)
                : "";
    }

    @Override
    protected synchronized Answer answer(String operation, JsonNode request) {
        if (!request.path("cluster").asText().equals(CLUSTER)) {
            return Answer.error(400, "ClusterNotFoundException", "Cluster not found.");
        }
        return switch (operation) {
            case "RunTask" -> run(request);
            case "DescribeTasks" -> describe(request.path("tasks").path(0).asText());
            case "StopTask" -> stop(request);
            default -> Answer.error(400, "UnknownOperationException", operation);
        };
    }

    private Answer run(JsonNode request) {
        JsonNode vpc = request.path("networkConfiguration").path("awsvpcConfiguration");
        JsonNode override = request.path("overrides").path("containerOverrides").path(0);
        if (!request.path("launchType").asText().equals("FARGATE")
                || vpc.path("subnets").isEmpty()
                || vpc.path("securityGroups").isEmpty()) {
            return Answer.error(400, "InvalidParameterException", "Network Configuration must be provided");
        }
        if (!request.path("taskDefinition").asText().equals(TASK_DEFINITION)
                || !override.path("name").asText().equals("run-job-container")) {
            return Answer.error(400, "InvalidParameterException", "Override for container that is not in the task");
        }
        if (request.path("overrides").toString().length() > OVERRIDE_LIMIT) {
            return Answer.error(400, "InvalidParameterException", "Container Overrides length must be at most 8192");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode started = answer.putArray("tasks");
        ArrayNode failures = answer.putArray("failures");
        if (!refusals.isEmpty()) {
            failures.addObject().put("reason", refusals.remove());
            return Answer.json(answer);
        }
        String arn = tokens.computeIfAbsent(request.path("clientToken").asText(), token -> TASK + token);
        Map<String, String> environment = new TreeMap<>();
        override.path("environment")
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        started.add(json(arn, tasks.computeIfAbsent(arn, key -> new FakeTask(environment, script))));
        return Answer.json(answer);
    }

    private Answer describe(String arn) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode found = answer.putArray("tasks");
        ArrayNode failures = answer.putArray("failures");
        FakeTask task = tasks.get(arn);
        if (task == null) {
            failures.addObject().put("arn", arn).put("reason", "MISSING");
        } else {
            task.live();
            found.add(json(arn, task));
        }
        return Answer.json(answer);
    }

    private Answer stop(JsonNode request) {
        String arn = request.path("task").asText();
        FakeTask task = tasks.get(arn);
        if (task == null) {
            return Answer.error(400, "InvalidParameterException", "The referenced task was not found.");
        }
        task.stopReason = Optional.of(request.path("reason").asText());
        ObjectNode answer = JSON.createObjectNode();
        answer.set("task", json(arn, task));
        return Answer.json(answer);
    }

    private static ObjectNode json(String arn, FakeTask task) {
        ObjectNode json = JSON.createObjectNode()
                .put("taskArn", arn)
                .put("clusterArn", "arn:aws:ecs:us-east-1:123456789012:cluster/" + CLUSTER)
                .put("launchType", "FARGATE")
                .put("lastStatus", task.status());
        ObjectNode container = json.putArray("containers").addObject().put("name", "run-job-container");
        task.end.ifPresent(end -> {
            end.exitCode().ifPresent(code -> container.put("exitCode", code));
            end.containerReason().ifPresent(reason -> container.put("reason", reason));
            json.put("stopCode", end.stopCode()).put("stoppedReason", task.stopReason.orElse(end.stoppedReason()));
        });
        return json;
    }
}
