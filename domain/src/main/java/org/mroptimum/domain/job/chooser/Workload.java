package org.mroptimum.domain.job.chooser;

import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SnrMethod;

/**
 * The estimate behind a placement.
 *
 * <p><b>Memory</b> is O(threads x slice) + maps, because slices are read and computed one at a time in each thread:
 * {@code base + slices at once * copies * slice + batch + maps}, where {@code slice} is 8 bytes x pixels x coils (complex float)
 * and {@code copies} counts what one slice holds at once: 2 for the oversampled readout, 2 for whitened data and image, 1 each for
 * sensitivities, unfolding or kernels, a replica and its noise. PMR and CR share one slice between all threads, and collect
 * {@value #BATCH} replicas of 4 bytes a pixel before they take their statistics. Maps hold 8 bytes x pixels x slices each: SNR,
 * validity, g-factor and its inverse, the relative error of replicas, a flip-angle map and the SNR corrected with it, and one for
 * each coil when sensitivities are saved.
 *
 * <p><b>Time</b> counts complex multiply-adds, at 10^9 a second and thread (a quarter of what was measured on a server
 * processor), and the file at 50 MB a second (staging and reading). Replicas are counted with their transform, which they need
 * only when lines are missing: nobody knows that before the file is read.
 *
 * @param memoryMb expected peak in MiB
 * @param seconds expected wall time
 */
record Workload(double memoryMb, double seconds) {
    private static final double MIB = 1 << 20;
    private static final double BASE_MB = 300;
    private static final double COMPLEX_BYTES = 8;
    private static final double FLOAT_BYTES = 4;
    private static final double BATCH = 64;
    private static final double DRAWING_A_SAMPLE = 10;
    private static final double OPERATIONS_A_SECOND = 1e9;
    private static final double BYTES_A_SECOND = 50e6;

    static Workload of(JobRequest request, InputSizes sizes, int threads) {
        InputSizes.Dimensions d = sizes.orAssumed();
        boolean wholeSlices = request.method() != SnrMethod.PMR && request.method() != SnrMethod.CR;
        double busyThreads = wholeSlices ? Math.min(threads, d.slices()) : threads;
        double slicesAtOnce = wholeSlices ? busyThreads : 1;
        double sliceMb = COMPLEX_BYTES * d.pixels() * d.coils() / MIB;
        double batchMb = request.drawsReplicas() ? BATCH * FLOAT_BYTES * d.pixels() / MIB : 0;
        double mapsMb = COMPLEX_BYTES * d.pixels() * d.slices() * maps(request, d) / MIB;
        double operations = d.slices() * operationsOfSlice(request, d);
        return new Workload(
                BASE_MB + slicesAtOnce * copies(request) * sliceMb + batchMb + mapsMb,
                operations / (OPERATIONS_A_SECOND * busyThreads) + sizes.fileBytes() / BYTES_A_SECOND);
    }

    private static double copies(JobRequest request) {
        ReconstructionRequest reconstruction = request.reconstruction();
        return 4
                + (reconstruction.usesSensitivities() ? 1 : 0)
                + (accelerates(reconstruction.kind()) ? 1 : 0)
                + (request.drawsReplicas() ? 2 : 0);
    }

    private static double maps(JobRequest request, InputSizes.Dimensions d) {
        return 4
                + (request.drawsReplicas() ? 1 : 0)
                + (request.reconstruction().flipAngle().isPresent() ? 2 : 0)
                + (request.output().coilSensitivities() ? d.coils() : 0);
    }

    private static double operationsOfSlice(JobRequest request, InputSizes.Dimensions d) {
        ReconstructionRequest reconstruction = request.reconstruction();
        double samples = d.pixels() * d.coils();
        double whitening = 2 * samples * d.coils();
        double image = 3 * samples * StrictMath.log(d.pixels()) / StrictMath.log(2) + combination(reconstruction, d);
        double replicas = request.drawsReplicas() ? request.options().replicas() : 0;
        return images(request, d) * (whitening + image)
                + estimation(reconstruction, d)
                + replicas * (DRAWING_A_SAMPLE * samples + image);
    }

    /** Measured images that are reconstructed: the clean one, and the repetitions that MR and DI take statistics of. */
    private static double images(JobRequest request, InputSizes.Dimensions d) {
        return switch (request.method()) {
            case AC, PMR, CR -> 1;
            case MR -> 1 + (double) d.repetitions();
            case DI -> 3;
        };
    }

    /** Fit of the GRAPPA kernels, once a slice. */
    private static double estimation(ReconstructionRequest request, InputSizes.Dimensions d) {
        double fit = request.kind() == ReconstructionKind.GRAPPA ? d.coils() * product(request.kernelSize()) : 0;
        return fit * fit * fit;
    }

    private static double combination(ReconstructionRequest request, InputSizes.Dimensions d) {
        double samples = d.pixels() * d.coils();
        double acceleration = product(request.accelerations().orElse(AxisPair.of(1, 2)));
        return switch (request.kind()) {
            case RSS -> samples;
            case B1 -> 2 * samples;
            case SENSE -> samples * (acceleration + 2);
            case GRAPPA -> samples * d.coils() * product(request.kernelSize());
        };
    }

    private static double product(AxisPair pair) {
        return (double) pair.frequency().orElse(1) * pair.phase().orElse(1);
    }

    private static boolean accelerates(ReconstructionKind kind) {
        return kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA;
    }
}
