package org.mroptimum.app.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** IAM statements as lines that a person can check: {@code actions on resources if condition}. */
final class Permissions {

    private Permissions() {}

    /** The statements of a role's own policies, or of a managed policy; of roles also which managed policies they have. */
    static List<String> of(JsonNode properties) {
        List<String> lines = new ArrayList<>();
        properties.path("ManagedPolicyArns").forEach(arn -> lines.add("policy " + text(arn)));
        for (JsonNode policy : properties.path("Policies")) {
            policy.at("/PolicyDocument/Statement").forEach(statement -> lines.add(line(statement)));
        }
        properties.at("/PolicyDocument/Statement").forEach(statement -> lines.add(line(statement)));
        return lines;
    }

    static String line(JsonNode statement) {
        String condition = statement.has("Condition") ? " if " + condition(statement.get("Condition")) : "";
        String effect = statement.path("Effect").asText().equals("Allow") ? "" : "DENY ";
        return effect + list(statement.path("Action")) + " on " + list(statement.path("Resource")) + condition;
    }

    static String list(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(Permissions::text)
                        .collect(Collectors.joining(", "))
                : text(node);
    }

    /** Functions as they read in a substitution; partition, region and account left out, as they are always one's own. */
    static String text(JsonNode node) {
        String text;
        if (node.has("Ref")) {
            text = "${" + node.get("Ref").asText() + "}";
        } else if (node.has("Fn::GetAtt")) {
            text = "${" + node.at("/Fn::GetAtt/0").asText() + "."
                    + node.at("/Fn::GetAtt/1").asText() + "}";
        } else if (node.has("Fn::Sub")) {
            JsonNode sub = node.get("Fn::Sub");
            text = sub.isTextual() ? sub.asText() : sub.path(0).asText();
        } else if (node.isTextual()) {
            text = node.asText();
        } else {
            throw new AssertionError("cannot read " + node);
        }
        return text.replace("arn:${AWS::Partition}:", "")
                .replace("${AWS::Region}:${AWS::AccountId}:", "")
                .replace("${AWS::StackName}", "<stack>");
    }

    private static String condition(JsonNode condition) {
        List<String> terms = new ArrayList<>();
        condition
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(
                                key -> terms.add(operator.getKey() + " " + key.getKey() + " " + list(key.getValue()))));
        return String.join(" and ", terms);
    }
}
