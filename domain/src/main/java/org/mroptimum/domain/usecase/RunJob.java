package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volumes;

/**
 * The one worker body of all doors: resolve inputs, read, compute, write, publish the result or the failure bundle. Never
 * throws for a failed job: the outcome says what happened, and a failure bundle keeps it.
 */
public final class RunJob {
    private final JobScan scan;
    private final VolumesFactory volumes;
    private final ResultWriter writer;
    private final BundlePublisher publisher;
    private final InstantSource clock;

    public RunJob(
            JobScan scan, VolumesFactory volumes, ResultWriter writer, BundlePublisher publisher, InstantSource clock) {
        this.scan = scan;
        this.volumes = volumes;
        this.writer = writer;
        this.publisher = publisher;
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
        } catch (JobFailure known) {
            failure = known;
        } catch (OutOfMemoryError e) {
            failure = new JobFailure(
                    RunError.OUT_OF_MEMORY,
                    "the memory of the program does not hold the slices under way; give it more, or fewer threads when there are"
                            + " several",
                    e);
        } catch (RuntimeException | StackOverflowError e) {
            // The message of a foreign exception may quote anything; its type is enough beside the stack trace.
            failure = new JobFailure(
                    RunError.INTERNAL, "unexpected " + e.getClass().getName(), e);
        }
        return leftToOthers.test(failure)
                ? new JobOutcome.Failed(failure, Optional.empty())
                : fail(document, failure, log);
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
        return fail(document, failure, new JobLog(clock));
    }

    private JobOutcome complete(JobRequest request, Progress progress, JobLog log) {
        logRequest(request, log);
        Instant start = clock.instant();
        try (Volumes room = volumes.open()) {
            JobScan.Scanned scanned = scan.compute(request, room, progress, log);
            scanned.computed().passport().ifPresent(passport -> log.warnings(passport.warnings()));
            log.warnings(scanned.computed().warnings());
            if (request.options().check()) {
                log.warnings(CheckWarning.of(scanned.computed().check()));
            }
            double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
            log.procedure("calculation time " + seconds);
            log.procedure("start gathering the output");
            if (request.output().matlab()) {
                log.procedure("matlab file saved");
            }
            log.add(LogEntry.Type.END, "end of the calculation");
            SnrResult result = new SnrResult(
                    scanned.maps(),
                    scanned.computed().covariance(),
                    scanned.computed().passport(),
                    scanned.header(),
                    log.entries(),
                    seconds,
                    scanned.computed().replicas(),
                    scanned.computed().check(),
                    scanned.flipAngle());
            progress.step("writing", 0, 1);
            Location location = publisher.publish(
                    Kind.RESULT, request.identity(), sink -> writer.writeResult(request, result, sink));
            progress.step("writing", 1, 1);
            List<String> warnings = result.log().stream()
                    .filter(entry -> entry.type() == LogEntry.Type.WARNING)
                    .map(LogEntry::what)
                    .toList();
            return new JobOutcome.Completed(location, warnings);
        }
    }

    private JobOutcome fail(Map<String, Object> document, JobFailure failure, JobLog log) {
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

    private static void logRequest(JobRequest request, JobLog log) {
        log.procedure("options json file validated it's v0");
        log.procedure("acquisition is 2D");
        log.procedure("reconstructor is " + lower(request.reconstruction().kind()) + " - RID="
                + request.reconstruction().kind().id());
        log.procedure(
                "Reconstructor class is " + request.reconstruction().kind().title());
        log.procedure("SNR is " + lower(request.method()) + " - SID="
                + request.method().id());
        log.procedure("reconstructor and SNR are set");
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Opens room for the maps of one job. */
    @FunctionalInterface
    public interface VolumesFactory {
        Volumes open();
    }
}
