package org.mroptimum.domain.usecase;

import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.LogEntry;

/**
 * How a failed job is kept.
 *
 * @param writer writes the bundle
 * @param publisher takes it
 */
record FailureBundle(ResultWriter writer, BundlePublisher publisher) {

    /** What a user is told of anything that a job threw. */
    static JobFailure failure(Throwable thrown) {
        if (thrown instanceof JobFailure known) {
            return known;
        }
        if (thrown instanceof OutOfMemoryError) {
            return new JobFailure(
                    RunError.OUT_OF_MEMORY,
                    "the memory of the program does not hold the slices under way; give it more, or fewer threads when there are"
                            + " several",
                    thrown);
        }
        // The message of a foreign exception may quote anything; its type is enough beside the stack trace.
        return new JobFailure(
                RunError.INTERNAL, "unexpected " + thrown.getClass().getName(), thrown);
    }

    /** Publishes the failure; also when that fails, the outcome tells it. */
    JobOutcome.Failed keep(Map<String, Object> document, JobFailure failure, JobLog log) {
        JobIdentity identity = JobIdentity.readable(document);
        failure.problems().forEach(problem -> log.add(LogEntry.Type.ERROR, problem.toString()));
        FailureReport report = new FailureReport(Redaction.redact(document), failure, log.entries());
        try {
            Location location = publisher.publish(Kind.FAILURE, identity, sink -> writer.writeFailure(report, sink));
            return new JobOutcome.Failed(failure, Optional.of(location));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
            return new JobOutcome.Failed(failure, Optional.empty());
        }
    }
}
