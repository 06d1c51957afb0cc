package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What expressions of a state see.
 *
 * @param input of the state, {@code $}
 * @param context of the execution, {@code $$}
 */
record AslData(JsonNode input, JsonNode context) {

    /** The value at a path, missing when there is none. */
    JsonNode find(String path) {
        JsonNode root = path.startsWith("$$") ? context : input;
        String rest = path.substring(path.startsWith("$$") ? 2 : 1);
        if (!path.startsWith("$") || !rest.matches("(\\.[A-Za-z_]\\w*)*")) {
            throw new AssertionError("this interpreter does not know such paths: " + path);
        }
        return rest.isEmpty() ? root : root.at(rest.replace('.', '/'));
    }

    /** The value at a path; a path that leads nowhere ends an execution, whatever it catches. */
    JsonNode get(String path) {
        JsonNode found = find(path);
        if (found instanceof MissingNode) {
            throw new AssertionError("States.Runtime: nothing at " + path + " of " + input);
        }
        return found;
    }

    /** A payload template with its expressions replaced by their values. */
    JsonNode fill(JsonNode template) {
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(entry -> {
                String key = entry.getKey();
                if (key.endsWith(".$")) {
                    filled.set(
                            key.substring(0, key.length() - 2),
                            evaluate(entry.getValue().asText()));
                } else {
                    filled.set(key, fill(entry.getValue()));
                }
            });
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(element -> filled.add(fill(element)));
            return filled;
        }
        return template;
    }

    private JsonNode evaluate(String expression) {
        return expression.startsWith("States.") ? new Intrinsics(this).call(expression) : get(expression);
    }
}
