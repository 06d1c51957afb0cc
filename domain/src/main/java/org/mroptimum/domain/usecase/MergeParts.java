package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.PartStore;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.PartFacts.MapName;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.Volumes;

/**
 * Makes the one bundle of a job whose slices were computed in parts ({@link RunPart}): the same bytes as {@link RunJob} writes,
 * but for the times. The log is that of the first part, and the calculation lasts from the start of the earliest part to the
 * merge. Parts are removed once the bundle is published. A merge that runs again finds the bundle and leaves it.
 */
public final class MergeParts {
    private final JobScan scan;
    private final RunJob.VolumesFactory volumes;
    private final PartStore parts;
    private final JobBundle bundle;
    private final ResultBundle results;
    private final FailureBundle failures;
    private final InstantSource clock;

    /**
     * A worker for one job.
     *
     * @param scan stages the flip-angle map; raw data are not read again
     * @param bundle of the job
     */
    public MergeParts(
            JobScan scan,
            RunJob.VolumesFactory volumes,
            PartStore parts,
            ResultWriter writer,
            JobBundle bundle,
            InstantSource clock) {
        this.scan = scan;
        this.volumes = volumes;
        this.parts = parts;
        this.bundle = bundle;
        this.results = new ResultBundle(writer, bundle, clock);
        this.failures = new FailureBundle(writer, bundle);
        this.clock = clock;
    }

    /**
     * Merges the parts of the job that a request document asks for.
     *
     * @param document the request as received (contract section 1)
     * @param count how many parts there are
     */
    public JobOutcome run(Map<String, Object> document, int count, Progress progress) {
        try {
            JobRequest request = JobRequestParser.parse(document);
            JobOutcome outcome = merge(request, count, progress);
            remove(count);
            return outcome;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            JobFailure failure = FailureBundle.failure(e);
            return merged(document).orElseGet(() -> {
                JobLog log = new JobLog(clock);
                log.add(LogEntry.Type.START, "SNR calculation");
                return failures.keep(document, failure, log);
            });
        }
    }

    private JobOutcome merge(JobRequest request, int count, Progress progress) {
        FoundParts found = FoundParts.in(parts, request, count);
        PartFacts first = found.first();
        JobLog log = new JobLog(clock, first.log());
        try (Volumes room = volumes.open()) {
            List<SnrMap> maps = room(room, first.header(), first.maps());
            for (PartFacts part : found.facts()) {
                if (progress.cancelled()) {
                    throw new JobFailure(RunError.CANCELLED, "stopped before part " + part.part() + " was merged");
                }
                if (part.computed().slices().size() > 0) {
                    parts.copyMaps(part, maps);
                }
                progress.step("merging", part.part().index() + 1, count);
            }
            ComputedRange all = new ComputedRange(maps, found.computed());
            JobScan.Scanned scanned = scan.join(request, first.header(), all, room, progress, log);
            return results.publish(request, scanned, found.started(), progress, log);
        }
    }

    private static List<SnrMap> room(Volumes room, AcquisitionHeader header, List<MapName> names) {
        List<SnrMap> maps = new ArrayList<>();
        for (MapName name : names) {
            maps.add(new SnrMap(
                    name.kind(),
                    name.index(),
                    room.allocate(
                            header.frequency(), header.phase(), header.slices().size(), name.complex())));
        }
        return maps;
    }

    /** What another merge of the same job did, which took the parts away. */
    private Optional<JobOutcome> merged(Map<String, Object> document) {
        try {
            Optional<Location> there =
                    bundle.find(Kind.RESULT, JobRequestParser.parse(document).identity());
            return there.map(location -> new JobOutcome.Completed(location, List.of()));
        } catch (JobFailure unreachable) {
            return Optional.empty();
        }
    }

    /** Parts that stay are no reason to lose the result. */
    private void remove(int count) {
        for (int index = 0; index < count; index++) {
            try {
                parts.remove(new SlicePart(index, count));
            } catch (JobFailure kept) {
                return;
            }
        }
    }
}
