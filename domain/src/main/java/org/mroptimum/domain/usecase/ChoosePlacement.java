package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.chooser.InputSizes;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * Chooses where a job runs before anything is read: the store is asked how large its inputs are. What cannot be asked counts as
 * large; what is missing counts as nothing, because such a job fails at once wherever it runs.
 */
public final class ChoosePlacement {
    /** What a signal that nobody can measure is taken for: a long scan with many coils. */
    static final long UNKNOWN_BYTES = 4L << 30;

    private final JobChooser chooser;
    private final BlobStore store;
    private final long scratchBytes;

    /**
     * A chooser that looks into a store.
     *
     * @param scratchBytes what a light computer can keep of the inputs
     */
    public ChoosePlacement(JobChooser chooser, BlobStore store, long scratchBytes) {
        this.chooser = chooser;
        this.store = store;
        this.scratchBytes = scratchBytes;
    }

    /** Where the job runs, and why. */
    public Placement choose(JobRequest request) {
        ReconstructionRequest reconstruction = request.reconstruction();
        OptionalLong signal = bytes(reconstruction.signal());
        Placement chosen = chooser.choose(request, InputSizes.ofFile(signal.orElse(UNKNOWN_BYTES)));
        if (chosen.weight() == Weight.HEAVY) {
            return chosen;
        }
        if (signal.isEmpty()) {
            return heavy(chosen, "the size of the signal cannot be asked");
        }
        List<FileReference> others = new ArrayList<>();
        reconstruction.noise().ifPresent(others::add);
        reconstruction.flipAngle().ifPresent(others::add);
        long together = signal.getAsLong()
                + others.stream().mapToLong(file -> bytes(file).orElse(0)).sum();
        return together > scratchBytes
                ? heavy(
                        chosen,
                        "the inputs have " + (together >> 20) + " MiB and a light computer keeps "
                                + (scratchBytes >> 20) + " MiB")
                : chosen;
    }

    private static Placement heavy(Placement chosen, String reason) {
        return new Placement(
                Weight.HEAVY, chosen.estimatedMemoryMb(), chosen.estimatedSeconds(), reason, chosen.parts());
    }

    /** Empty when the size cannot be asked. */
    private OptionalLong bytes(FileReference file) {
        if (!(file.source() instanceof FileSource.S3 object)) {
            return OptionalLong.of(0); // no installation with a store reads it
        }
        try {
            Optional<BlobStore.BlobStat> stat = store.stat(new BlobId(object.bucket(), object.key()));
            return stat.isEmpty() && object.presignedUrl().isPresent()
                    ? OptionalLong.empty()
                    : OptionalLong.of(stat.map(BlobStore.BlobStat::bytes).orElse(0L));
        } catch (JobFailure notAllowed) {
            return OptionalLong.empty();
        }
    }
}
