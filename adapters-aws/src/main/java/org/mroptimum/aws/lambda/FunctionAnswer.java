package org.mroptimum.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.mroptimum.aws.job.ServiceFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * The answer of a function that ran a job: {@code {"statusCode":200,"body":"{\"results\": {\"key\", \"bucket\"}}"}} (contract 3.1).
 *
 * @param location where the result is
 */
record FunctionAnswer(Location location) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /**
     * Reads the answer.
     *
     * @throws org.mroptimum.domain.job.JobFailure what the function threw; MRO-5008 for any other answer
     */
    static FunctionAnswer of(InvokeResponse response) {
        JsonNode payload = payload(response);
        if (response.functionError() != null) {
            throw FunctionError.failure(
                    payload.path("errorType").asText(),
                    payload.path("errorMessage").asText());
        }
        JsonNode results = body(payload).path("results");
        String bucket = results.path("bucket").asText();
        String key = results.path("key").asText();
        if (payload.path("statusCode").asInt() != OK || bucket.isEmpty() || key.isEmpty()) {
            throw ServiceFailure.of("the answer of the function is not understood: no place of a result in it");
        }
        return new FunctionAnswer(new Location(bucket, key));
    }

    private static JsonNode payload(InvokeResponse response) {
        return response.payload() == null
                ? JSON.missingNode()
                : read(response.payload().asUtf8String());
    }

    private static JsonNode body(JsonNode payload) {
        return read(payload.path("body").asText());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw ServiceFailure.of("the answer of the function is not understood: it is not JSON");
        }
    }
}
