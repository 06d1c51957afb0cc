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
 * sensitivities, unfolding or kernels, a replica and its noise, and the mean of repetitions. PMR and CR share one slice between all threads, and collect
 * {@value #BATCH} replicas of 4 bytes a pixel before they take their statistics. Maps hold 8 bytes x pixels x slices each: SNR,
 * validity, g-factor and its inverse, the relative error of replicas, a flip-angle map and the SNR corrected with it, and one for
 * each coil when sensitivities are saved.
 *
 * <p><b>Time</b> counts complex multiply-adds, at 10^9 a second and thread (a quarter of what was measured on a server
 * processor), and the file at 50 MB a second (staging and reading). Sensitivities are {@link SensitivityWork}. MR and DI whiten each
 * repetition twice, for the mean that weights are estimated from and for its image. Replicas are counted with their transform, which they need
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
    private static final double BATCH = 128;
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
        SensitivityWork sensitivities = SensitivityWork.of(request.reconstruction(), d);
        double mapsMb = COMPLEX_BYTES * d.pixels() * d.slices() * maps(request, d) / MIB;
        double operations = d.slices() * (operationsOfSlice(request, d) + sensitivities.operations());
        return new Workload(
                BASE_MB + slicesAtOnce * (copies(request) * sliceMb + sensitivities.memoryMb()) + batchMb + mapsMb,
                operations / (OPERATIONS_A_SECOND * busyThreads) + fetchSeconds(sizes));
    }

    /** Time until the file is here and read. */
    static double fetchSeconds(InputSizes sizes) {
        return sizes.fileBytes() / BYTES_A_SECOND;
    }

    private static double copies(JobRequest request) {
        ReconstructionRequest reconstruction = request.reconstruction();
        return 4
                + (reconstruction.usesSensitivities() ? 1 : 0)
                + (accelerates(reconstruction.kind()) ? 1 : 0)
                + (request.drawsReplicas() ? 2 : 0)
                + (comparesRepetitions(request) ? 1 : 0);
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
        double image = transform(d) + combination(reconstruction, d);
        double replicas = request.drawsReplicas() ? request.options().replicas() : 0;
        double repetitions = repetitions(request, d);
        double reads = comparesRepetitions(request) ? 2 * repetitions : 1;
        double images = comparesRepetitions(request) ? 1 + repetitions : 1;
        return reads * whitening
                + images * image
                + estimation(reconstruction, d)
                + replicas * (DRAWING_A_SAMPLE * samples + image);
    }

    /** Fourier transform of all coil images. */
    static double transform(InputSizes.Dimensions d) {
        return 3 * d.pixels() * d.coils() * StrictMath.log(d.pixels()) / StrictMath.log(2);
    }

    private static boolean comparesRepetitions(JobRequest request) {
        return request.method() == SnrMethod.MR || request.method() == SnrMethod.DI;
    }

    /** DI takes the first two repetitions, however many there are. */
    private static double repetitions(JobRequest request, InputSizes.Dimensions d) {
        return request.method() == SnrMethod.DI ? 2 : d.repetitions();
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
