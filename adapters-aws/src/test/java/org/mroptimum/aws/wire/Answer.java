package org.mroptimum.aws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP answer of a service.
 *
 * @param status HTTP status; 0 closes the connection without an answer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public static Answer json(JsonNode body) {
        return new Answer(200, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An error in the form of the AWS JSON and REST-JSON protocols. */
    public static Answer error(int status, String type, String message) {
        String body = "{\"__type\":\"com.amazonaws.service.v1#" + type + "\",\"message\":\"" + message + "\"}";
        return new Answer(status, Map.of("x-amzn-ErrorType", type), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer accessDenied(String action) {
        return error(
                400,
                "AccessDeniedException",
                "User: arn:aws:sts::123456789012:assumed-role/role is not authorized to perform: " + action);
    }

    /** Something between us and the service answers in its place. */
    public static Answer notJson() {
        return new Answer(
                200, Map.of(), "<html>Please log in to the hotel network</html>".getBytes(StandardCharsets.UTF_8));
    }

    /** The connection breaks after the request was read. */
    public static Answer silence() {
        return new Answer(0, Map.of(), new byte[0]);
    }
}
