package org.mroptimum.app.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code Cause} that Step Functions catches: for a function, JSON with what it threw; for a task, JSON that describes the whole
 * task. The latter also holds the job's key, which is a user's text and must not pass for the platform's words.
 *
 * @param lines what a program of ours may have told, problem by problem
 * @param words what the platform says
 * @param reason why the platform ended the job, or empty
 */
record RecordedCause(List<String> lines, String words, String reason) {
    /** The most that Step Functions keeps of a cause (its API, "HistoryEvent" types) is 32768 characters. */
    private static final int LONGEST = 1 << 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    static RecordedCause read(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        JsonNode json = json(start);
        if (json.path("errorMessage").isTextual()) {
            String message = json.path("errorMessage").asText();
            return new RecordedCause(
                    message.lines().toList(), json.path("errorType").asText() + " " + message, "");
        }
        return json.isObject() ? ofTask(json) : new RecordedCause(start.lines().toList(), start, "");
    }

    private static RecordedCause ofTask(JsonNode task) {
        List<String> reasons = Stream.concat(
                        Stream.of(task.path("StoppedReason").asText()),
                        task.path("Containers").findValuesAsText("Reason").stream())
                .filter(reason -> !reason.isBlank())
                .toList();
        String exits = String.join(
                " ",
                task.path("Containers").findValuesAsText("ExitCode").stream()
                        .map("ExitCode "::concat)
                        .toList());
        String reason = String.join("; ", reasons);
        return new RecordedCause(List.of(), task.path("StopCode").asText() + " " + reason + " " + exits, reason);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }
}
