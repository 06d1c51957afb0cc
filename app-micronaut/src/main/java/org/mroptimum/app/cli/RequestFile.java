package org.mroptimum.app.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;

/**
 * A request document read from a file.
 *
 * @param document the JSON object as it stands in the file
 */
record RequestFile(Map<String, Object> document) {
    /** Requests have a few kilobytes; a mask matrix inside is refused anyway. */
    private static final long LARGEST = 4L << 20;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * Reads the file.
     *
     * @throws JobFailure MRO-4001 without a file, MRO-4002 when it cannot be read, MRO-1001 when it is no JSON object
     */
    static RequestFile read(Path job) {
        if (!Files.exists(job)) {
            throw new JobFailure(StorageError.NOT_FOUND, "no job request at " + job);
        }
        if (!Files.isRegularFile(job)) {
            throw new JobFailure(StorageError.NOT_READABLE, job + " is not a file");
        }
        try {
            if (Files.size(job) > LARGEST) {
                throw new JobFailure(RequestError.NOT_JSON, job + " is larger than any request (4 MiB)");
            }
            Map<String, Object> document = JSON.readValue(Files.readAllBytes(job), new TypeReference<>() {});
            if (document == null) {
                throw new JobFailure(RequestError.NOT_JSON, job + " holds null instead of a JSON object");
            }
            return new RequestFile(document);
        } catch (JacksonException e) {
            // Jackson's own message may quote the document, which may hold a token.
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new JobFailure(RequestError.NOT_JSON, job + " is not a JSON object" + where, e);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "cannot read " + job, e);
        }
    }

    /**
     * The document with output flags that win over its own. The upstream program takes the bare task object, which therefore is
     * wrapped first.
     */
    Map<String, Object> withOutput(Map<String, Object> flags) {
        Map<String, Object> request = new LinkedHashMap<>(document);
        if (!request.containsKey("task") && request.containsKey("options")) {
            request = new LinkedHashMap<>(Map.of("task", document));
        }
        if (!flags.isEmpty()) {
            Map<String, Object> output = new LinkedHashMap<>(requestedOutput(request));
            output.putAll(flags);
            request.put("output", output);
        }
        return request;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> requestedOutput(Map<String, Object> request) {
        if (request.get("output") instanceof Map<?, ?> output) {
            return (Map<String, Object>) output;
        }
        if (request.get("task") instanceof Map<?, ?> task && task.get("output") instanceof Map<?, ?> output) {
            return (Map<String, Object>) output;
        }
        return Map.of();
    }
}
