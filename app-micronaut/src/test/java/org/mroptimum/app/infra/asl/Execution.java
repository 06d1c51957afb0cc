package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How an execution ended.
 *
 * @param succeeded otherwise it failed
 * @param output of the last state; of a failure {@code {"Error", "Cause"}}
 * @param states names in the order they were entered
 * @param attempts state names, one for each call of a service; more than one in a row where a state tried again
 */
public record Execution(boolean succeeded, JsonNode output, List<String> states, List<String> attempts) {

    public String error() {
        return output.path("Error").asText();
    }

    public String cause() {
        return output.path("Cause").asText();
    }

    public long attemptsOf(String state) {
        return attempts.stream().filter(state::equals).count();
    }
}
