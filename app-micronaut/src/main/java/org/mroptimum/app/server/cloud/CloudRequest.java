package org.mroptimum.app.server.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.scan.Scan;

/** A job as a computer in the cloud must be told it: scans are where the bucket really has them. */
final class CloudRequest {
    private static final String BUCKET = "bucket";
    private static final String KEY = "key";

    private final Place place;

    /** Where something of the server's store really is. */
    @FunctionalInterface
    interface Place {
        BlobId inside(BlobId id);
    }

    CloudRequest(Place place) {
        this.place = place;
    }

    /** The same job with other names of its files. */
    Job of(Job job) {
        Map<String, Object> document = object(job.document());
        return new Job(
                job.id(),
                JobRequestParser.parse(document),
                document,
                job.placement(),
                job.state(),
                job.accepted(),
                job.started(),
                job.finished());
    }

    private Map<String, Object> object(Map<?, ?> before) {
        Map<String, Object> after = new LinkedHashMap<>();
        before.forEach((name, value) -> after.put(String.valueOf(name), value(value)));
        if (Scan.BUCKET.equals(before.get(BUCKET)) && before.get(KEY) instanceof String key) {
            BlobId real = place.inside(new BlobId(Scan.BUCKET, key));
            after.put(BUCKET, real.bucket());
            after.put(KEY, real.key());
        }
        return after;
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object(object);
        }
        return value instanceof List<?> list ? list.stream().map(this::value).toList() : value;
    }
}
