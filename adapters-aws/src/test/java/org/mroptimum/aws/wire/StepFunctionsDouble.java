package org.mroptimum.aws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step Functions with one standard state machine, by AWS JSON 1.0. The test moves the executions. */
public final class StepFunctionsDouble extends AwsDouble {
    public static final String STATE_MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:JobChooser";
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:JobChooser:";
    private static final double WHEN = 1_767_261_600.5;

    private final Map<String, Execution> executions = new LinkedHashMap<>();

    /** An execution; its events are type and, for entered states, name. */
    private static final class Execution {
        final String input;
        String status = "RUNNING";
        boolean handedOver;
        final List<String[]> events = new ArrayList<>();

        Execution(String input) {
            this.input = input;
            event("ExecutionStarted", "");
            event("TaskStateEntered", "SelectPlatform");
            event("TaskScheduled", "");
            event("TaskStarted", "");
        }

        void event(String type, String state) {
            events.add(new String[] {type, state});
        }
    }

    public StepFunctionsDouble() throws IOException {
        super("states");
    }

    /** The oldest execution that waits for a computer is handed to one. */
    public synchronized Optional<String> handOver() {
        for (Map.Entry<String, Execution> entry : executions.entrySet()) {
            Execution execution = entry.getValue();
            if (execution.status.equals("RUNNING") && !execution.handedOver) {
                execution.handedOver = true;
                execution.event("TaskSucceeded", "");
                execution.event("ChoiceStateEntered", "WhichPlatform");
                execution.event("TaskStateEntered", "RunViaLambda");
                execution.event("TaskScheduled", "");
                execution.event("TaskStarted", "");
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** Another event of the execution's history. */
    public synchronized void event(String name, String type, String state) {
        execution(name).event(type, state);
    }

    public synchronized void end(String name, String status) {
        execution(name).status = status;
    }

    public synchronized String status(String name) {
        return execution(name).status;
    }

    public synchronized String input(String name) {
        return execution(name).input;
    }

    private Execution execution(String name) {
        Execution execution = executions.get(name);
        if (execution == null) {
            throw new AssertionError("no execution " + name);
        }
        return execution;
    }

    @Override
    protected String operation(HttpExchange exchange) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return type.equals("application/x-amz-json-1.0") && target.startsWith("AWSStepFunctions.")
                ? target.substring(target.indexOf('.') + 1)
                : "";
    }

    @Override
    protected synchronized Answer answer(String operation, JsonNode request) {
        if (operation.equals("StartExecution")) {
            return start(request);
        }
        String arn = request.path("executionArn").asText();
        Execution execution = arn.startsWith(EXECUTION) ? executions.get(arn.substring(EXECUTION.length())) : null;
        if (execution == null) {
            return Answer.error(400, "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return switch (operation) {
            case "DescribeExecution" -> Answer.json(described(arn, execution));
            case "GetExecutionHistory" -> Answer.json(history(request, execution));
            case "StopExecution" -> {
                execution.status = execution.status.equals("RUNNING") ? "ABORTED" : execution.status;
                yield Answer.json(JSON.createObjectNode().put("stopDate", WHEN));
            }
            default -> Answer.error(400, "UnknownOperationException", operation);
        };
    }

    private Answer start(JsonNode request) {
        String name = request.path("name").asText();
        String input = request.path("input").asText();
        if (!request.path("stateMachineArn").asText().equals(STATE_MACHINE)) {
            return Answer.error(400, "StateMachineDoesNotExist", "State Machine Does Not Exist");
        }
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            return Answer.error(400, "InvalidName", "Invalid Name: '" + name + "'");
        }
        Execution known = executions.get(name);
        if (known != null && !(known.status.equals("RUNNING") && known.input.equals(input))) {
            return Answer.error(400, "ExecutionAlreadyExists", "Execution Already Exists: '" + EXECUTION + name + "'");
        }
        executions.putIfAbsent(name, new Execution(input));
        return Answer.json(
                JSON.createObjectNode().put("executionArn", EXECUTION + name).put("startDate", WHEN));
    }

    private static ObjectNode described(String arn, Execution execution) {
        return JSON.createObjectNode()
                .put("executionArn", arn)
                .put("stateMachineArn", STATE_MACHINE)
                .put("name", arn.substring(EXECUTION.length()))
                .put("status", execution.status)
                .put("startDate", WHEN)
                .put("input", execution.input);
    }

    private static ObjectNode history(JsonNode request, Execution execution) {
        boolean newestFirst = request.path("reverseOrder").asBoolean();
        int count = execution.events.size();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        for (int i = 0; i < Math.min(count, request.path("maxResults").asInt(100)); i++) {
            int index = newestFirst ? count - 1 - i : i;
            String[] event = execution.events.get(index);
            ObjectNode json = events.addObject()
                    .put("id", index + 1)
                    .put("previousEventId", index)
                    .put("timestamp", WHEN)
                    .put("type", event[0]);
            if (!event[1].isEmpty()) {
                json.putObject("stateEnteredEventDetails").put("name", event[1]);
            }
        }
        return answer;
    }
}
