package org.mroptimum.app.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.usecase.JobBundle;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.local.part.BlobPartStore;

/** One job, or a share of one, on a computer of the cloud. Whatever happens, it ends with an outcome, and with a bundle if the store takes one. */
public final class AwsJob {
    private final AwsInstallation installation;
    private final int threads;
    private final JobEvent event;
    private final String name;
    private final JobShare share;
    private final CancelWatch watch;

    AwsJob(AwsInstallation installation, int threads, JobEvent event, String ownName, JobShare share) {
        this.installation = installation;
        this.threads = threads;
        this.event = event;
        this.name = event.reference().map(JobReference::bundleName).orElse(ownName);
        this.share = share;
        this.watch = new CancelWatch(() -> event.reference()
                .filter(reference -> installation.jobs().isCancelled(reference))
                .isPresent());
    }

    /**
     * Runs the job, or keeps the failure that the event tells. A job that already has a result is not computed again.
     *
     * @param leftToOthers failures after which another computer tries the job again; no bundle is published then
     */
    public JobOutcome run(Predicate<JobFailure> leftToOthers) {
        ScratchFolder scratch = installation.scratch();
        try {
            scratch.empty();
            if (event instanceof JobEvent.Died died) {
                return keep(died.failure());
            }
            if (event instanceof JobEvent.Unreadable unreadable) {
                return refuse(unreadable.failure());
            }
            return compute(document(), leftToOthers);
        } catch (JobFailure beforeParsing) {
            return refuse(beforeParsing);
        } catch (RuntimeException e) {
            return refuse(new JobFailure(
                    RunError.INTERNAL, "unexpected " + e.getClass().getName(), e));
        } finally {
            scratch.remove();
        }
    }

    /** Asks the job, from another thread, to stop at its next step; returns why it stops. */
    public JobFailure stop(JobFailure why) {
        return watch.stop(why);
    }

    /** Keeps a failure of the job, unless it has a bundle; of its request, whatever can be read goes into the bundle. */
    public JobOutcome refuse(JobFailure failure) {
        Map<String, Object> document = readable();
        return installation.runJob(bundle(document), threads).refuse(document, failure);
    }

    /** The computer that died may have published its result before. */
    private JobOutcome keep(JobFailure failure) {
        Map<String, Object> document = readable();
        return result(bundle(document), document)
                .<JobOutcome>map(place -> new JobOutcome.Completed(place, List.of()))
                .orElseGet(() -> refuse(failure));
    }

    private JobOutcome compute(Map<String, Object> document, Predicate<JobFailure> leftToOthers) {
        JobBundle bundle = bundle(document);
        return result(bundle, document)
                .<JobOutcome>map(place -> new JobOutcome.Completed(place, List.of()))
                .orElseGet(() -> compute(bundle, document, leftToOthers));
    }

    private JobOutcome compute(JobBundle bundle, Map<String, Object> document, Predicate<JobFailure> leftToOthers) {
        if (share instanceof JobShare.Part some) {
            BlobPartStore parts = installation.parts(name);
            return installation
                    .runPart(bundle, parts, threads)
                    .run(document, some.part(), watch)
                    .<JobOutcome>map(failed -> failed)
                    .orElseGet(() -> kept(parts.place(some.part())));
        }
        return share instanceof JobShare.Merge merge
                ? installation
                        .mergeParts(bundle, installation.parts(name), threads)
                        .run(document, merge.parts(), watch)
                : installation.runJob(bundle, threads).run(document, watch, leftToOthers);
    }

    private static JobOutcome kept(BlobId part) {
        return new JobOutcome.Completed(new Location(part.bucket(), part.key()), List.of());
    }

    /** A bucket that cannot be asked is told when the result is published. */
    private static Optional<Location> result(JobBundle bundle, Map<String, Object> document) {
        try {
            return bundle.find(Kind.RESULT, JobIdentity.readable(document));
        } catch (JobFailure unreachable) {
            return Optional.empty();
        }
    }

    private JobBundle bundle(Map<String, Object> document) {
        return installation.bundle(name, document);
    }

    private Map<String, Object> document() {
        return event instanceof JobEvent.Direct direct
                ? direct.document()
                : event.reference()
                        .map(reference -> StoredRequests.read(installation.store(), reference))
                        .orElseGet(Map::of);
    }

    private Map<String, Object> readable() {
        try {
            return document();
        } catch (JobFailure lost) {
            return Map.of();
        }
    }
}
