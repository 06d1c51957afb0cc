package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.SnrResult;

/**
 * How a computed job becomes its bundle.
 *
 * @param writer writes the bundle
 * @param publisher takes it
 * @param clock ends the calculation
 */
record ResultBundle(ResultWriter writer, BundlePublisher publisher, InstantSource clock) {

    /** Ends the log and publishes the result of a calculation that began at {@code start}. */
    JobOutcome.Completed publish(
            JobRequest request, JobScan.Scanned scanned, Instant start, Progress progress, JobLog log) {
        scanned.computed().passport().ifPresent(passport -> log.warnings(passport.warnings()));
        log.warnings(scanned.computed().warnings());
        if (request.options().check()) {
            log.warnings(CheckWarning.of(scanned.computed().check()));
        }
        // Clocks of two machines may differ by more than a short calculation takes.
        double seconds = Math.max(0, Duration.between(start, clock.instant()).toNanos() / 1e9);
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
                Kind.RESULT,
                request.identity(),
                sink -> writer.writeResult(request, result, new StoppableSink(sink, progress)));
        progress.step("writing", 1, 1);
        List<String> warnings = result.log().stream()
                .filter(entry -> entry.type() == LogEntry.Type.WARNING)
                .map(LogEntry::what)
                .toList();
        return new JobOutcome.Completed(location, warnings);
    }
}
