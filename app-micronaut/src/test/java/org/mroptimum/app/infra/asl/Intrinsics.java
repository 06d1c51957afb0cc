package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Intrinsic functions of the language, as far as the shipped state machine calls them. */
record Intrinsics(AslData data) {
    private static final Pattern CALL = Pattern.compile("(States\\.\\w+)\\((.*)\\)");
    /** AWS refuses longer ranges. */
    private static final int LONGEST_RANGE = 1000;

    JsonNode call(String expression) {
        Matcher call = CALL.matcher(expression);
        if (!call.matches()) {
            throw new AssertionError("no call of an intrinsic function: " + expression);
        }
        List<JsonNode> arguments =
                split(call.group(2)).stream().map(this::argument).toList();
        return switch (call.group(1)) {
            case "States.Format" -> format(arguments);
            case "States.MathAdd" -> new IntNode(number(arguments.get(0)) + number(arguments.get(1)));
            case "States.ArrayRange" ->
                range(number(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)));
            case "States.StringSplit" ->
                strings(arguments.get(0).asText(), arguments.get(1).asText());
            default -> throw new AssertionError("this interpreter does not know " + call.group(1));
        };
    }

    private JsonNode argument(String text) {
        if (text.startsWith("'") && text.endsWith("'")) {
            return new TextNode(text.substring(1, text.length() - 1));
        }
        if (text.matches("-?\\d+")) {
            return new IntNode(Integer.parseInt(text));
        }
        return text.startsWith("States.") ? call(text) : data.get(text);
    }

    /** At commas outside quotes and brackets. */
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static JsonNode format(List<JsonNode> arguments) {
        String text = arguments.get(0).asText();
        for (JsonNode value : arguments.subList(1, arguments.size())) {
            if (!value.isValueNode() || !text.contains("{}")) {
                throw new AssertionError("States.Format of " + arguments);
            }
            text = text.replaceFirst("\\{}", Matcher.quoteReplacement(value.asText()));
        }
        return new TextNode(text);
    }

    private static JsonNode range(int first, int last, int step) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        for (int i = first; i <= last; i += step) {
            numbers.add(i);
        }
        if (numbers.size() > LONGEST_RANGE) {
            throw new AssertionError("States.Runtime: a range of " + numbers.size());
        }
        return numbers;
    }

    private static JsonNode strings(String text, String separator) throws PatternSyntaxException {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private static int number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new AssertionError("States.Runtime: not a number: " + node);
        }
        return node.asInt();
    }
}
