package org.mroptimum.aws.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.mroptimum.domain.job.JobReference;

/**
 * What one machine tells another about a job (contract 1.1): short, and without a secret.
 *
 * @param reference where the request is
 * @param pipeline the caller's name of the job, for announcements
 */
public record StagedRequest(JobReference reference, Optional<String> pipeline) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code {"job_ref": {"bucket", "key"}, "pipeline"}}; a job without a pipeline has null there. */
    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("job_ref").put("bucket", reference.bucket()).put("key", reference.key());
        return json.put("pipeline", pipeline.orElse(null));
    }
}
