package org.mroptimum.aws.job;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * The bucket in which the machines of an installation leave each other what does not fit a message: staged requests at
 * {@code jobs/<id>.json}, and marks of cancelled jobs at {@code jobs/<id>.cancelled}. As private as the requests, whose links are
 * secrets. Failures have storage codes.
 */
public final class JobsBucket {
    private static final String REQUEST = ".json";
    private static final String CANCELLED = ".cancelled";
    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final BlobStore store;
    private final String name;

    public JobsBucket(BlobStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * Leaves the job's request where every machine finds it. What was staged first under the job's id stays, also when its
     * submission never came to its end.
     */
    public StagedRequest stage(Job job) {
        BlobId id = object(job.id(), REQUEST);
        JobReference reference = reference(job.id());
        boolean first = store.publish(id, out -> JSON.writeValue(out, job.document()));
        Optional<String> pipeline = first ? job.request().identity().pipeline() : pipelineIn(id);
        return new StagedRequest(reference, pipeline);
    }

    /** Where the request of a job is staged. */
    public JobReference reference(JobId job) {
        BlobId id = object(job, REQUEST);
        return new JobReference(id.bucket(), id.key());
    }

    /** Forgets a job that has come to its end and will not run again. */
    public void forget(JobId job) {
        store.delete(object(job, REQUEST));
        store.delete(object(job, CANCELLED));
    }

    /** Tells whoever runs the job, now or later, to stop at its next step. */
    public void markCancelled(JobId job) {
        store.put(object(job, CANCELLED), out -> {});
    }

    /** Whether somebody left a mark to cancel the job of a request that is staged here; false for requests of other buckets. */
    public boolean isCancelled(JobReference request) {
        return request.bucket().equals(name)
                && request.key().endsWith(REQUEST)
                && store.stat(new BlobId(
                                name,
                                request.key().substring(0, request.key().length() - REQUEST.length()) + CANCELLED))
                        .isPresent();
    }

    private BlobId object(JobId job, String suffix) {
        return new BlobId(name, "jobs/" + job + suffix);
    }

    private Optional<String> pipelineIn(BlobId id) {
        try (InputStream in = store.open(id)) {
            JsonNode document = JSON.readTree(in);
            JsonNode pipeline = document.path("pipeline");
            return Optional.ofNullable(pipeline.isMissingNode() || pipeline.isNull() ? null : pipeline.asText());
        } catch (JsonProcessingException e) {
            // Whoever runs it says so, with a bundle.
            return Optional.empty();
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, id.printable(), e);
        }
    }
}
