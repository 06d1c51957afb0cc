package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** One rule of a Choice state. A comparison with a value of another type is false; one with a missing value ends the execution. */
record ChoiceRule(JsonNode rule) {
    private static final Set<String> AROUND = Set.of("Variable", "Next", "Comment");

    boolean matches(AslData data) {
        if (rule.has("And")) {
            for (JsonNode part : rule.get("And")) {
                if (!new ChoiceRule(part).matches(data)) {
                    return false;
                }
            }
            return true;
        }
        JsonNode value = data.find(rule.path("Variable").asText());
        String comparison = comparison();
        JsonNode operand = rule.get(comparison);
        if (value.isMissingNode() && !comparison.equals("IsPresent")) {
            throw new AssertionError("States.Runtime: nothing at " + rule.path("Variable"));
        }
        return switch (comparison) {
            case "IsPresent" -> !value.isMissingNode() == operand.asBoolean();
            case "IsString" -> value.isTextual() == operand.asBoolean();
            case "IsNumeric" -> value.isNumber() == operand.asBoolean();
            case "BooleanEquals" -> value.isBoolean() && value.asBoolean() == operand.asBoolean();
            case "NumericEquals" -> value.isNumber() && value.asDouble() == operand.asDouble();
            case "NumericGreaterThan" -> value.isNumber() && value.asDouble() > operand.asDouble();
            default -> throw new AssertionError("this interpreter does not know " + comparison);
        };
    }

    private String comparison() {
        String found = "";
        for (var entry : rule.properties()) {
            if (!AROUND.contains(entry.getKey())) {
                if (!found.isEmpty()) {
                    throw new AssertionError("two comparisons in " + rule);
                }
                found = entry.getKey();
            }
        }
        return found;
    }
}
