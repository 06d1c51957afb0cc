package org.mroptimum.app.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;

/**
 * The function's answer (contract 3.1): {@code {"statusCode", "body"}} with JSON as the text of the body.
 *
 * @param status 200 with the place of the result, 500 with an error and the place of the failure bundle
 * @param body JSON
 */
record JobReply(int status, ObjectNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int FAILED = 500;

    static JobReply completed(Location result) {
        return new JobReply(OK, at("results", result));
    }

    static JobReply recorded(JobFailure failure, Location bundle) {
        return new JobReply(FAILED, at("failed", bundle).put("error", JobFailedException.lines(failure)));
    }

    void writeTo(OutputStream output) throws IOException {
        output.write(JSON.writeValueAsBytes(
                JSON.createObjectNode().put("statusCode", status).put("body", text())));
    }

    private String text() throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }

    private static ObjectNode at(String name, Location place) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject(name).put("key", place.key()).put("bucket", place.bucket());
        return body;
    }
}
