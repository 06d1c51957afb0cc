package org.mroptimum.aws.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.usecase.ZipBundlePublisher;

/** The buckets of an installation in memory, and what a worker does with them. */
public final class Installation {
    public static final String JOBS = "jobs-bucket";
    private static final String RESULTS = "results-bucket";
    private static final String FAILED = "failed-bucket";
    private static final ObjectMapper JSON = new ObjectMapper();

    public final MemoryBlobStore store = new MemoryBlobStore();
    public final JobsBucket jobs = new JobsBucket(store, JOBS);
    public final JobBundles bundles = JobBundles.inBuckets(store, RESULTS, FAILED);

    /** The request that a worker finds by its reference. */
    public Map<String, Object> request(JobReference reference) {
        try (InputStream in = store.open(new BlobId(reference.bucket(), reference.key()))) {
            @SuppressWarnings("unchecked") // Jackson makes maps with text keys
            Map<String, Object> document = JSON.readValue(in, Map.class);
            return document;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static JobReference reference(JsonNode event) {
        JsonNode reference = event.path("job_ref");
        return new JobReference(
                reference.path("bucket").asText(), reference.path("key").asText());
    }

    /** What a worker does that ends well. */
    public Location complete(JobReference reference) {
        return publisher(reference).publish(Kind.RESULT, identity(reference), sink -> {
            try (OutputStream out = sink.open("info.json")) {
                out.write("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
    }

    /** What a worker does that fails: a bundle with the log of the contract, section 3.2. */
    public void fail(JobReference reference, JobFailure failure) {
        ObjectNode info = JSON.createObjectNode();
        ArrayNode log = info.putObject("headers").putArray("log");
        log.addObject().put("type", "start").put("what", "SNR calculation");
        log.addObject().put("type", "WARNING").put("what", "MRO-3006: a warning is no failure");
        failure.problems()
                .forEach(problem -> log.addObject().put("type", "ERROR").put("what", problem.toString()));
        log.addObject().put("type", "ERROR").put("what", "ERROR");
        publisher(reference).publish(Kind.FAILURE, identity(reference), sink -> {
            try (OutputStream out = sink.open("error.txt")) {
                out.write('x');
            }
            try (OutputStream out = sink.open("info.json")) {
                out.write(JSON.writeValueAsBytes(info));
            }
        });
    }

    /** What a worker does that was asked to stop. */
    public JobFailure cancelled(JobReference reference) {
        JobFailure failure = new JobFailure(RunError.CANCELLED, "by the user");
        fail(reference, failure);
        return failure;
    }

    /** Where the mark of a cancelled job is, for the job of a reference. */
    public static BlobId mark(JobReference reference) {
        return new BlobId(reference.bucket(), reference.key().replace(".json", ".cancelled"));
    }

    public boolean holdsResult(Location location) {
        return location.bucket().equals(RESULTS)
                && store.stat(new BlobId(location.bucket(), location.key())).isPresent();
    }

    public static String results() {
        return RESULTS;
    }

    public static String failed() {
        return FAILED;
    }

    private JobIdentity identity(JobReference reference) {
        return JobIdentity.readable(request(reference));
    }

    private ZipBundlePublisher publisher(JobReference reference) {
        return new ZipBundlePublisher(store, RESULTS, FAILED, reference.bundleName());
    }
}
