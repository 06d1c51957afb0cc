package org.mroptimum.domain.usecase;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.Volumes;

/**
 * The one worker body of all doors: resolve inputs, read, compute, write, publish the result or the failure bundle. Never
 * throws for a failed job: the outcome says what happened, and a failure bundle keeps it.
 */
public final class RunJob {
    private final JobScan scan;
    private final VolumesFactory volumes;
    private final ResultBundle results;
    private final FailureBundle failures;
    private final InstantSource clock;

    public RunJob(
            JobScan scan, VolumesFactory volumes, ResultWriter writer, BundlePublisher publisher, InstantSource clock) {
        this.scan = scan;
        this.volumes = volumes;
        this.results = new ResultBundle(writer, publisher, clock);
        this.failures = new FailureBundle(writer, publisher);
        this.clock = clock;
    }

    /**
     * Runs the job that a request document asks for.
     *
     * @param document the request as received (contract section 1)
     */
    public JobOutcome run(Map<String, Object> document, Progress progress) {
        return run(document, progress, failure -> false);
    }

    /**
     * Runs the job that a request document asks for, on a computer that others stand behind.
     *
     * @param document the request as received (contract section 1)
     * @param leftToOthers failures after which another computer tries the job again; they are told, but no bundle is published
     */
    public JobOutcome run(Map<String, Object> document, Progress progress, Predicate<JobFailure> leftToOthers) {
        JobLog log = new JobLog(clock);
        log.add(LogEntry.Type.START, "SNR calculation");
        JobFailure failure;
        try {
            return complete(JobRequestParser.parse(document), progress, log);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            failure = FailureBundle.failure(e);
        }
        return leftToOthers.test(failure)
                ? new JobOutcome.Failed(failure, Optional.empty())
                : failures.keep(document, failure, log);
    }

    /** Keeps the failure of a request that could not even be read. */
    public JobOutcome refuse(JobFailure failure) {
        return refuse(Map.of(), failure);
    }

    /**
     * Keeps the failure of a job that never ran, or whose computer died.
     *
     * @param document what is known of the request, for its owner and its names
     */
    public JobOutcome refuse(Map<String, Object> document, JobFailure failure) {
        return failures.keep(document, failure, new JobLog(clock));
    }

    private JobOutcome complete(JobRequest request, Progress progress, JobLog log) {
        log.request(request);
        Instant start = clock.instant();
        try (Volumes room = volumes.open()) {
            return results.publish(request, scan.compute(request, room, progress, log), start, progress, log);
        }
    }

    /** Opens room for the maps of one job. */
    @FunctionalInterface
    public interface VolumesFactory {
        Volumes open();
    }
}
