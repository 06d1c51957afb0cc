package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a state does about errors: which it tries again, without waiting here, and where the others lead. */
final class Retries {
    private final JsonNode state;
    private final Map<JsonNode, Integer> used = new HashMap<>();

    Retries(JsonNode state) {
        this.state = state;
    }

    /** Whether the state tries again; each retrier counts its own attempts. */
    boolean again(TaskError error) {
        for (JsonNode retrier : state.path("Retry")) {
            if (names(retrier, error)) {
                return used.merge(retrier, 1, Integer::sum)
                        <= retrier.path("MaxAttempts").asInt(3);
            }
        }
        return false;
    }

    Optional<JsonNode> catcher(TaskError error) {
        for (JsonNode catcher : state.path("Catch")) {
            if (names(catcher, error)) {
                return Optional.of(catcher);
            }
        }
        return Optional.empty();
    }

    private static boolean names(JsonNode rule, TaskError error) {
        for (JsonNode name : rule.path("ErrorEquals")) {
            String text = name.asText();
            boolean any = text.equals("States.ALL")
                    || (text.equals("States.TaskFailed") && !error.error().equals("States.Timeout"));
            if (any || text.equals(error.error())) {
                return true;
            }
        }
        return false;
    }
}
