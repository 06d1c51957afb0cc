package org.mroptimum.domain.usecase;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.PartStore;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.PartFacts.MapName;
import org.mroptimum.domain.result.Volumes;

/**
 * Computes the slices of one part of a job and keeps them until {@link MergeParts} makes the bundle. The same part may run more
 * than once. Never throws for a failed part: the failure is kept in the part's place and as the job's failure bundle.
 */
public final class RunPart {
    private final JobScan scan;
    private final RunJob.VolumesFactory volumes;
    private final PartStore parts;
    private final FailureBundle failures;
    private final InstantSource clock;

    /**
     * A worker for parts of one job.
     *
     * @param writer writes the bundle of a failure
     * @param publisher takes it
     */
    public RunPart(
            JobScan scan,
            RunJob.VolumesFactory volumes,
            PartStore parts,
            ResultWriter writer,
            BundlePublisher publisher,
            InstantSource clock) {
        this.scan = scan;
        this.volumes = volumes;
        this.parts = parts;
        this.failures = new FailureBundle(writer, publisher);
        this.clock = clock;
    }

    /**
     * Runs one part of the job that a request document asks for.
     *
     * @param document the request as received (contract section 1)
     * @return empty when the part is kept; otherwise why not, and where the job's failure bundle is
     */
    public Optional<JobOutcome.Failed> run(Map<String, Object> document, SlicePart part, Progress progress) {
        JobLog log = new JobLog(clock);
        log.add(LogEntry.Type.START, "SNR calculation");
        try {
            compute(JobRequestParser.parse(document), part, progress, log);
            return Optional.empty();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            JobFailure failure = FailureBundle.failure(e);
            leave(part, failure);
            return Optional.of(failures.keep(document, failure, log));
        }
    }

    private void compute(JobRequest request, SlicePart part, Progress progress, JobLog log) {
        log.request(request);
        Instant start = clock.instant();
        try (Volumes room = volumes.open()) {
            JobScan.ScannedPart scanned = scan.computePart(request, part, room, progress, log);
            PartFacts facts = new PartFacts(
                    part,
                    RequestDigest.of(request),
                    start,
                    log.entries(),
                    scanned.header(),
                    scanned.computed().facts(),
                    scanned.computed().maps().stream().map(MapName::of).toList());
            progress.step("keeping the part", 0, 1);
            parts.put(facts, scanned.computed().maps());
            progress.step("keeping the part", 1, 1);
        }
    }

    /** For {@link MergeParts}; when the store does not take it, the failure bundle tells it all the same. */
    private void leave(SlicePart part, JobFailure failure) {
        try {
            parts.putFailure(part, failure);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
