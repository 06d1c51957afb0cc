package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.chooser.PartBudget;

/** What the definition promises without being run. */
class StateMachineDefinitionTest {
    private static final JsonNode DEFINITION = ShippedStateMachine.definition();

    @Test
    void templateSubstitutesWhatTheDefinitionAsksFor() {
        Set<String> asked = new TreeSet<>();
        Pattern.compile("\\$\\{(\\w+)}")
                .matcher(ShippedStateMachine.text())
                .results()
                .forEach(match -> asked.add(match.group(1)));
        Set<String> given = new TreeSet<>();
        Template.CALCULATION
                .at("JobChooserStateMachine", "AWS::Serverless::StateMachine", "/DefinitionSubstitutions")
                .fieldNames()
                .forEachRemaining(given::add);
        assertEquals(given, asked);
        assertEquals(given, ShippedStateMachine.VALUES.keySet());
        assertEquals(
                "statemachine.asl.json",
                Template.CALCULATION
                        .at("JobChooserStateMachine", "AWS::Serverless::StateMachine", "/DefinitionUri")
                        .asText());
    }

    @Test
    void logsHoldNoData() {
        JsonNode logging =
                Template.CALCULATION.at("JobChooserStateMachine", "AWS::Serverless::StateMachine", "/Logging");
        assertEquals("ERROR", logging.path("Level").asText());
        assertEquals(false, logging.path("IncludeExecutionData").asBoolean(true));
    }

    @Test
    void everyTaskHasATimeoutAndTriesAgainWithPatience() {
        tasks().forEach((name, state) -> {
            assertTrue(state.path("TimeoutSeconds").asInt() > 0, name);
            assertTrue(state.path("Retry").size() > 0, name);
            for (JsonNode retrier : state.path("Retry")) {
                assertTrue(retrier.path("BackoffRate").asDouble() >= 2, name);
                assertTrue(retrier.path("MaxAttempts").asInt() >= 3, name);
                assertEquals("FULL", retrier.path("JitterStrategy").asText(), name);
                for (JsonNode error : retrier.path("ErrorEquals")) {
                    assertTrue(
                            error.asText().matches("(Lambda|ECS|AmazonECS|S3)\\.\\w+|States\\.Timeout"),
                            name + " tries again after " + error + ", which need not be the service's fault");
                }
            }
        });
    }

    @Test
    void everyFailureIsCaught() {
        for (Map.Entry<String, JsonNode> entry : tasks().entrySet()) {
            JsonNode catchers = entry.getValue().path("Catch");
            // A part's failure is caught by the map around it.
            if (!entry.getKey().equals("RunPart")) {
                assertEquals(
                        "States.ALL",
                        catchers.path(catchers.size() - 1).at("/ErrorEquals/0").asText(),
                        entry.getKey());
            }
        }
        assertEquals(
                "States.ALL", state("RunParts").at("/Catch/0/ErrorEquals/0").asText());
    }

    @Test
    void theMachineWaitsLongerThanItsSlowestWay() {
        int slowest = slowest(DEFINITION.path("StartAt").asText(), new HashMap<>());
        int whole = DEFINITION.path("TimeoutSeconds").asInt();
        // A machine that times out leaves no failure bundle, so that its states must have ended before.
        assertTrue(whole > slowest, "the states may take " + slowest + " s, the machine " + whole);
    }

    /** The sum of timeouts and pauses on the slowest way from a state; of parts, which run at the same time, that of one. */
    private static int slowest(String name, Map<String, Integer> known) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        JsonNode state = state(name);
        int own = longest(state);
        if (state.path("Type").asText().equals("Map")) {
            assertTrue(state.path("MaxConcurrency").asInt() >= PartBudget.FARGATE.most(), "no part waits for another");
            own = longest(state.at("/ItemProcessor/States/RunPart"));
        }
        int rest = 0;
        for (JsonNode next : state.findValues("Next")) {
            if (DEFINITION.path("States").has(next.asText())) {
                rest = Math.max(rest, slowest(next.asText(), known));
            }
        }
        if (state.has("Default")) {
            rest = Math.max(rest, slowest(state.path("Default").asText(), known));
        }
        known.put(name, own + rest);
        return own + rest;
    }

    /** Seconds of a state that tries again as often as it may, each time as late as it may. */
    private static int longest(JsonNode state) {
        int timeout = state.path("TimeoutSeconds").asInt();
        int seconds = timeout;
        for (JsonNode retrier : state.path("Retry")) {
            int attempts = retrier.path("MaxAttempts").asInt();
            double pause = retrier.path("IntervalSeconds").asInt();
            for (int attempt = 0; attempt < attempts; attempt++) {
                seconds += (int) Math.min(pause, retrier.path("MaxDelaySeconds").asInt());
                pause *= retrier.path("BackoffRate").asDouble();
            }
            if (retrier.path("ErrorEquals").toString().contains("States.Timeout")) {
                seconds += attempts * timeout;
            }
        }
        return seconds;
    }

    @Test
    void tasksWaitAnHourForProcessorsThatOthersUse() {
        int found = 0;
        for (Map.Entry<String, JsonNode> entry : tasks().entrySet()) {
            for (JsonNode retrier : entry.getValue().path("Retry")) {
                // What Step Functions makes of an answer of ECS with failures: no processor free, quota reached.
                if (retrier.path("ErrorEquals").toString().contains("AmazonECS.Unknown")) {
                    found++;
                    int capped = retrier.path("MaxDelaySeconds").asInt()
                            * (retrier.path("MaxAttempts").asInt() - 5);
                    // Random pauses are half as long on average.
                    assertTrue(capped / 2 >= 3600, entry.getKey());
                }
            }
        }
        assertEquals(3, found);
    }

    @Test
    void everyStateIsReached() {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(DEFINITION.path("StartAt").asText()));
        while (!open.isEmpty()) {
            String name = open.remove(0);
            if (reached.add(name)) {
                state(name).findValues("Next").forEach(next -> open.add(next.asText()));
                state(name).findValues("Default").forEach(next -> open.add(next.asText()));
            }
        }
        Set<String> all = new HashSet<>();
        DEFINITION.path("States").fieldNames().forEachRemaining(all::add);
        assertEquals(all, reached);
    }

    @Test
    void containersAreToldAReferenceAndNeverTheRequest() {
        Map<String, String> variables = new TreeMap<>();
        int found = 0;
        for (Map.Entry<String, JsonNode> entry : tasks().entrySet()) {
            JsonNode parameters = entry.getValue().path("Parameters");
            if (entry.getValue().path("Resource").asText().equals(ShippedStateMachine.RUN_TASK)) {
                found++;
                assertEquals("FARGATE", parameters.path("LaunchType").asText());
                JsonNode network = parameters.at("/NetworkConfiguration/AwsvpcConfiguration");
                assertEquals(
                        "[\"subnet-1\",\"subnet-2\"]", network.path("Subnets").toString());
                assertEquals(
                        "run-job-container",
                        parameters.at("/Overrides/ContainerOverrides/0/Name").asText());
                for (JsonNode variable : parameters.at("/Overrides/ContainerOverrides/0/Environment")) {
                    variables.put(
                            entry.getKey() + " " + variable.path("Name").asText(),
                            variable.path("Value.$").asText());
                }
            }
        }
        assertEquals(3, found);
        assertEquals(
                new TreeMap<>(Map.of(
                        "RunViaFargate JOB_BUCKET", "$.job_ref.bucket",
                        "RunViaFargate JOB_KEY", "$.job_ref.key",
                        "RunPart JOB_BUCKET", "$.job_ref.bucket",
                        "RunPart JOB_KEY", "$.job_ref.key",
                        "RunPart JOB_PART", "$.part",
                        "MergeParts JOB_BUCKET", "$.job_ref.bucket",
                        "MergeParts JOB_KEY", "$.job_ref.key",
                        "MergeParts JOB_MERGE", "States.Format('{}', $.platform.parts)")),
                variables);
    }

    private static Map<String, JsonNode> tasks() {
        Map<String, JsonNode> tasks = new TreeMap<>();
        DEFINITION.path("States").properties().forEach(entry -> tasks.put(entry.getKey(), entry.getValue()));
        tasks.put("RunPart", state("RunParts").at("/ItemProcessor/States/RunPart"));
        tasks.values().removeIf(state -> !state.path("Type").asText().equals("Task"));
        assertEquals(7, tasks.size());
        return tasks;
    }

    private static JsonNode state(String name) {
        JsonNode state = DEFINITION.path("States").path(name);
        assertTrue(state.isObject(), name);
        return state;
    }
}
