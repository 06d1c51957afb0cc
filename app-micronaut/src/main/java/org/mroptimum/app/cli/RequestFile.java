package org.mroptimum.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mroptimum.app.RequestJson;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * A request document read from a file.
 *
 * @param document the JSON object as it stands in the file
 */
record RequestFile(Map<String, Object> document) {
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
        try (InputStream in = Files.newInputStream(job)) {
            // One byte more than allowed tells a request that is too large.
            return new RequestFile(RequestJson.read(in.readNBytes(RequestJson.LARGEST_BYTES + 1), String.valueOf(job)));
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
