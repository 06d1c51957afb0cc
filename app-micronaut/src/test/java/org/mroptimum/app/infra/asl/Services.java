package org.mroptimum.app.infra.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** What the tasks of a state machine call. */
@FunctionalInterface
public interface Services {

    /**
     * Does one task.
     *
     * @param state its name, for tests that let one state fail
     * @param resource ARN of a function or of a service integration
     * @param parameters what the service gets
     */
    JsonNode call(String state, String resource, JsonNode parameters) throws TaskError;
}
