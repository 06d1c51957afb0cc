package org.mroptimum.domain.snr;

import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/** The MR computation of one job, from raw data to maps. */
public interface SnrComputation {

    /**
     * Computes all maps of the request; slices in parallel, same bytes for any number of threads.
     */
    default ComputedMaps compute(Input input, int threads, Progress progress, Consumer<String> log) {
        return ComputedMaps.of(compute(input, SlicePart.WHOLE, threads, progress, log));
    }

    /**
     * Computes some of the slices. Their bytes are those of a run over all slices; what concerns the whole scan, noise covariance
     * and passport, is computed in each part again.
     *
     * @param part which slices; a part without slices has facts but no maps
     *
     * @param input what to compute from
     * @param threads number of worker threads, at least 1
     * @param progress hears one step a slice; asked for cancellation
     * @param log hears what happens, in order
     */
    ComputedRange compute(Input input, SlicePart part, int threads, Progress progress, Consumer<String> log);

    /**
     * Everything the computation reads from and writes to.
     *
     * @param request the checked request
     * @param acquisition the imaging scan
     * @param noise the noise scan, from its own file or from the acquisition
     * @param uploadedMask the mask image of {@link org.mroptimum.domain.job.MaskChoice.Upload}
     * @param seed of the replicas; present exactly when {@link JobRequest#drawsReplicas()}
     * @param volumes room for the maps
     */
    record Input(
            JobRequest request,
            Acquisition acquisition,
            Optional<NoiseScan> noise,
            Optional<Volume> uploadedMask,
            Optional<ReplicaSeed> seed,
            Volumes volumes) {}
}
