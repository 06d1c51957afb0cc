package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.Orchestrator;

/** Takes a request: checks it, chooses where it runs, and hands it to the orchestrator. */
public final class SubmitJob {
    private static final int ID_DIGITS = 32;
    private static final int LONGEST_KEY = 255;

    private final Choice choice;
    private final Orchestrator orchestrator;
    private final Supplier<JobId> names;
    private final InstantSource clock;

    /**
     * The door for all jobs of an installation.
     *
     * @param choice looks at the inputs as this installation can: {@link ChoosePlacement} asks a store, {@link PlacementByHeaders}
     *     opens the file
     * @param names a new name at each call, for submissions without a key
     */
    public SubmitJob(Choice choice, Orchestrator orchestrator, Supplier<JobId> names, InstantSource clock) {
        this.choice = choice;
        this.orchestrator = orchestrator;
        this.names = names;
        this.clock = clock;
    }

    /** Chooses where a request runs. May refuse it with a {@link JobFailure}, for example when its file cannot be read. */
    @FunctionalInterface
    public interface Choice {
        Placement choose(JobRequest request);
    }

    /**
     * What became of a submission.
     *
     * @param id the job's name from now on
     * @param accepted whether this submission started the job; false when an earlier one with the same key had
     */
    public record Submitted(JobId id, boolean accepted) {}

    /**
     * Where a request would run and what it would need; nothing is submitted.
     *
     * @throws JobFailure every problem of the request, or of its signal file
     */
    public Placement estimate(Map<String, Object> document) {
        return choice.choose(JobRequestParser.parse(document));
    }

    /**
     * Submits a request.
     *
     * @param document the request as received; names its user
     * @param key chosen by the caller (an {@code Idempotency-Key}): submissions of one user with one key are one job, the first
     * @throws JobFailure every problem of the request, or of its signal file; MRO-1009 for an unusable key; what the orchestrator
     *     refuses
     */
    public Submitted submit(Map<String, Object> document, Optional<String> key) {
        JobRequest request = JobRequestParser.parse(document);
        Optional<JobId> keyed = key.map(text -> name(request.owner(), text));
        JobId id = keyed.orElseGet(names);
        // The files of a known job may be gone by now, and need not be looked at again.
        if (keyed.isPresent() && orchestrator.status(id).isPresent()) {
            return new Submitted(id, false);
        }
        Placement placement = choice.choose(request);
        Job job = Job.accepted(id, document, placement, clock.instant());
        return new Submitted(id, orchestrator.submit(job));
    }

    /** The job that a user submitted with this key; empty when there was none, or it is forgotten. */
    public Optional<JobId> known(Optional<String> userId, String key) {
        return Optional.of(name(userId, key))
                .filter(id -> orchestrator.status(id).isPresent());
    }

    private static JobId name(Optional<String> owner, String key) {
        if (!key.matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "the key of a submission is 1 to " + LONGEST_KEY + " printable ASCII characters without spaces");
        }
        return new JobId(Sha256.hex(key + "\n" + owner.orElse("")).substring(0, ID_DIGITS));
    }
}
