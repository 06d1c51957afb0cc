package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of a state this interpreter obeys; a definition with others must not seem to work. */
final class StateFields {
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "Choice", Set.of("Choices", "Default"),
            "Pass", Set.of("Parameters", "Result", "ResultPath", "Next", "End"),
            "Fail", Set.of("ErrorPath", "CausePath"),
            "Succeed", Set.of("OutputPath"),
            "Task",
                    Set.of(
                            "Resource",
                            "Parameters",
                            "ResultSelector",
                            "ResultPath",
                            "OutputPath",
                            "TimeoutSeconds",
                            "Retry",
                            "Catch",
                            "Next",
                            "End"),
            "Map",
                    Set.of(
                            "ItemsPath",
                            "ItemSelector",
                            "ItemProcessor",
                            "MaxConcurrency",
                            "ToleratedFailurePercentage",
                            "Label",
                            "ResultPath",
                            "Catch",
                            "Next"));

    private StateFields() {}

    static void check(String name, JsonNode state) {
        String type = state.path("Type").asText();
        Set<String> unknown = new TreeSet<>();
        state.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of("Type", "Comment"));
        unknown.removeAll(Objects.requireNonNull(KNOWN.get(type), () -> "unknown type of state " + name + ": " + type));
        if (!unknown.isEmpty()) {
            throw new AssertionError("this interpreter does not know " + unknown + " of " + name);
        }
    }
}
