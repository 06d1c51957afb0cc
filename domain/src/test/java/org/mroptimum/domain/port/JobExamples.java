package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;

/** Accepted jobs for tests of orchestrators and runners. Their requests hold a link that is a secret. */
public final class JobExamples {
    /** The secret part of the link in every job's request. */
    public static final String SECRET = "X-Amz-Signature=0123456789abcdef";

    private static final Instant ACCEPTED = Instant.parse("2026-01-01T10:00:00Z");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private JobExamples() {}

    /** A job with an id of its own. */
    public static Job job(Weight weight) {
        return job("job-" + COUNT.incrementAndGet(), "an alias", weight);
    }

    public static Job job(String id, String alias, Weight weight) {
        Map<String, Object> document = Documents.example("req_ac_rss");
        document.put("alias", alias);
        document.put("user_id", "u-1");
        document.put("pipeline", "pipeline-of-" + alias.replace(' ', '-'));
        Documents.put(
                document,
                "task.options.reconstructor.options.signal.options.presigned_url",
                "https://data.example.org/signal.dat?" + SECRET);
        return Job.accepted(new JobId(id), document, new Placement(weight, 800, 20, "a test says so"), ACCEPTED);
    }
}
