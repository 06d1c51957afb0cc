package org.mroptimum.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** JSON for people and programs. */
final class PrintedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PrintedJson() {}

    /** On several lines, keys in their order. */
    static String of(Map<String, Object> tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
