package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes a definition state by state, as Step Functions would, but at once: it does not wait between attempts, and time passes
 * only where a service says so by {@code States.Timeout}.
 */
public final class StateMachine {
    /** Of input and output of every state (quotas of Step Functions). */
    private static final int LONGEST = 256 * 1024;

    private static final int TOO_MANY_STATES = 100;

    private final JsonNode definition;
    private final Services services;

    public StateMachine(JsonNode definition, Services services) {
        this.definition = definition;
        this.services = services;
    }

    /** One execution from its input to its end. */
    public Execution run(String name, JsonNode input) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution").put("Name", name);
        return new Walk(context).from(definition, input);
    }

    private final class Walk {
        private final ObjectNode context;
        private final List<String> states = new ArrayList<>();
        private final List<String> attempts = new ArrayList<>();

        Walk(ObjectNode context) {
            this.context = context;
        }

        Execution from(JsonNode machine, JsonNode input) {
            String name = machine.path("StartAt").asText();
            JsonNode data = input;
            while (states.size() < TOO_MANY_STATES) {
                JsonNode state = machine.path("States").path(name);
                StateFields.check(name, state);
                states.add(name);
                checkSize(name, data);
                if (state.path("Type").asText().equals("Fail")) {
                    return new Execution(false, failure(state, new AslData(data, context)), states, attempts);
                }
                if (state.path("Type").asText().equals("Succeed")) {
                    JsonNode output = new AslData(data, context)
                            .get(state.path("OutputPath").asText("$"));
                    return new Execution(true, output, states, attempts);
                }
                Step step;
                try {
                    step = step(name, state, data);
                } catch (TaskError error) {
                    Optional<JsonNode> catcher = new Retries(state).catcher(error);
                    if (catcher.isEmpty()) {
                        return new Execution(false, error.json(), states, attempts);
                    }
                    step = new Step(
                            put(data, error.json(), catcher.get().path("ResultPath")),
                            catcher.get().path("Next").asText());
                }
                data = step.output();
                checkSize(name, data);
                if (step.next().isEmpty()) {
                    return new Execution(true, data, states, attempts);
                }
                name = step.next();
            }
            throw new AssertionError("goes round in circles: " + states);
        }

        private Step step(String name, JsonNode state, JsonNode input) throws TaskError {
            AslData data = new AslData(input, context);
            String next = state.path("Next").asText();
            return switch (state.path("Type").asText()) {
                case "Choice" -> new Step(input, choose(state, data));
                case "Pass" -> {
                    JsonNode result = state.has("Result") ? state.get("Result") : data.fill(parameters(state, input));
                    yield new Step(put(input, result, state.path("ResultPath")), next);
                }
                case "Task" -> {
                    JsonNode result = task(name, state, data.fill(parameters(state, input)));
                    JsonNode selected = state.has("ResultSelector")
                            ? new AslData(result, context).fill(state.get("ResultSelector"))
                            : result;
                    JsonNode output = put(input, selected, state.path("ResultPath"));
                    String path = state.path("OutputPath").asText("$");
                    yield new Step(new AslData(output, context).get(path), next);
                }
                case "Map" -> new Step(put(input, map(state, data), state.path("ResultPath")), next);
                default -> throw new AssertionError(state);
            };
        }

        private JsonNode task(String name, JsonNode state, JsonNode parameters) throws TaskError {
            Retries retries = new Retries(state);
            while (true) {
                attempts.add(name);
                try {
                    return services.call(name, state.path("Resource").asText(), parameters);
                } catch (TaskError error) {
                    if (!retries.again(error)) {
                        throw error;
                    }
                }
            }
        }

        /** A distributed map: each item is an execution of its own, and one that fails fails the map. */
        private JsonNode map(JsonNode state, AslData data) throws TaskError {
            JsonNode processor = state.path("ItemProcessor");
            if (!processor.at("/ProcessorConfig/Mode").asText().equals("DISTRIBUTED")) {
                throw new AssertionError("this interpreter knows distributed maps only");
            }
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : data.get(state.path("ItemsPath").asText())) {
                ObjectNode itemContext = context.deepCopy();
                itemContext.putObject("Map").putObject("Item").set("Value", item);
                Walk child = new Walk(itemContext);
                Execution part =
                        child.from(processor, new AslData(data.input(), itemContext).fill(state.path("ItemSelector")));
                states.addAll(part.states());
                attempts.addAll(part.attempts());
                if (!part.succeeded()) {
                    throw new TaskError(
                            "States.ExceedToleratedFailureThreshold",
                            "The specified tolerated failure threshold was exceeded");
                }
                results.add(part.output());
            }
            return results;
        }

        private String choose(JsonNode state, AslData data) {
            for (JsonNode rule : state.path("Choices")) {
                if (new ChoiceRule(rule).matches(data)) {
                    return rule.path("Next").asText();
                }
            }
            return state.path("Default").asText();
        }
    }

    private record Step(JsonNode output, String next) {}

    private static JsonNode parameters(JsonNode state, JsonNode input) {
        return state.has("Parameters") ? state.get("Parameters") : input;
    }

    private static ObjectNode failure(JsonNode state, AslData data) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Error", data.get(state.path("ErrorPath").asText()).asText())
                .put("Cause", data.get(state.path("CausePath").asText()).asText());
    }

    /** A result where the path says: null drops it, {@code $} or no path replaces the input. */
    private static JsonNode put(JsonNode input, JsonNode result, JsonNode resultPath) {
        if (resultPath.isNull()) {
            return input;
        }
        String path = resultPath.asText();
        if (path.isEmpty() || path.equals("$")) {
            return result;
        }
        if (!path.matches("\\$\\.\\w+")) {
            throw new AssertionError("this interpreter does not know such result paths: " + path);
        }
        // Step Functions adds to objects only.
        ObjectNode output = input.isObject() ? input.deepCopy() : failNotObject(input);
        return output.set(path.substring(2), result);
    }

    private static ObjectNode failNotObject(JsonNode input) {
        throw new AssertionError("States.ResultPathMatchFailure: " + input);
    }

    private static void checkSize(String state, JsonNode data) {
        if (data.toString().length() > LONGEST) {
            throw new AssertionError("States.DataLimitExceeded at " + state);
        }
    }
}
