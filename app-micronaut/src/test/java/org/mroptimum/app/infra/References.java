package org.mroptimum.app.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everything that a part of a template refers to: names, attributes as {@code name.attribute}, and conditions. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");

    final Set<String> names = new TreeSet<>();
    final Set<String> attributes = new TreeSet<>();
    final Set<String> conditions = new TreeSet<>();

    static References in(JsonNode node) {
        References found = new References();
        found.collect(node);
        return found;
    }

    private void collect(JsonNode node) {
        if (node.has("Ref")) {
            names.add(node.get("Ref").asText());
        } else if (node.has("Fn::GetAtt")) {
            attribute(
                    node.at("/Fn::GetAtt/0").asText(), node.at("/Fn::GetAtt/1").asText());
        } else if (node.has("Fn::Sub")) {
            substitution(node.get("Fn::Sub"));
        } else {
            if (node.has("Fn::If")) {
                conditions.add(node.at("/Fn::If/0").asText());
            }
            if (node.path("Condition").isTextual()) {
                conditions.add(node.get("Condition").asText());
            }
            node.forEach(this::collect);
        }
    }

    private void substitution(JsonNode sub) {
        JsonNode local = sub.path(1);
        local.forEach(this::collect);
        String text = sub.isTextual() ? sub.asText() : sub.path(0).asText();
        VARIABLE.matcher(text).results().map(match -> match.group(1)).forEach(name -> {
            int dot = name.indexOf('.');
            if (dot > 0) {
                attribute(name.substring(0, dot), name.substring(dot + 1));
            } else if (!local.has(name)) {
                names.add(name);
            }
        });
    }

    private void attribute(String name, String attribute) {
        names.add(name);
        attributes.add(name + "." + attribute);
    }
}
