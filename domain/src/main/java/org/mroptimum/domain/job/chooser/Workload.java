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
 * {@code base + threads * copies * slice + maps}, where {@code slice} is 8 bytes x pixels x coils (complex float) and
 * {@code copies} counts what one thread holds at once: 2 for the oversampled readout, 2 for whitened data and image, 1 each for
 * sensitivities, unfolding or kernels, a replica and its noise. Maps hold 8 bytes x pixels x slices each: SNR, validity, g-factor
 * and its inverse, and one for each coil when sensitivities are saved.
 *
 * <p><b>Time</b> counts complex multiply-adds, at 10^9 a second and thread (a quarter of what was measured on a server
 * processor), and the file at 50 MB a second (staging and reading).
 *
 * @param memoryMb expected peak in MiB
 * @param seconds expected wall time
 */
record Workload(double memoryMb, double seconds) {
    private static final double MIB = 1 << 20;
    private static final double BASE_MB = 300;
    private static final double COMPLEX_BYTES = 8;
    private static final double OPERATIONS_A_SECOND = 1e9;
    private static final double BYTES_A_SECOND = 50e6;

    static Workload of(JobRequest request, InputSizes sizes, int threads) {
        InputSizes.Dimensions d = sizes.orAssumed();
        double busyThreads = Math.min(threads, d.slices());
        double sliceMb = COMPLEX_BYTES * d.pixels() * d.coils() / MIB;
        double mapsMb = COMPLEX_BYTES * d.pixels() * d.slices() * maps(request, d) / MIB;
        double operations = d.slices() * reconstructions(request, d) * operationsOfOne(request.reconstruction(), d);
        return new Workload(
                BASE_MB + busyThreads * copies(request) * sliceMb + mapsMb,
                operations / (OPERATIONS_A_SECOND * busyThreads) + sizes.fileBytes() / BYTES_A_SECOND);
    }

    private static double copies(JobRequest request) {
        ReconstructionKind kind = request.reconstruction().kind();
        double reconstruction = 4 + (kind.usesSensitivities() ? 1 : 0) + (accelerates(kind) ? 1 : 0);
        return reconstruction + (drawsReplicas(request.method()) ? 2 : 0);
    }

    private static double maps(JobRequest request, InputSizes.Dimensions d) {
        return 4 + (request.output().coilSensitivities() ? d.coils() : 0);
    }

    private static double reconstructions(JobRequest request, InputSizes.Dimensions d) {
        return drawsReplicas(request.method()) ? 1 + request.options().replicas() : d.repetitions();
    }

    /** Whitening, centred FFT and combination of one slice; one more whitening stands for drawing coloured noise. */
    private static double operationsOfOne(ReconstructionRequest request, InputSizes.Dimensions d) {
        double samples = d.pixels() * d.coils();
        double whitening = 2 * samples * d.coils();
        double transform = 3 * samples * Math.log(d.pixels()) / Math.log(2);
        return whitening + transform + combination(request, d);
    }

    private static double combination(ReconstructionRequest request, InputSizes.Dimensions d) {
        double samples = d.pixels() * d.coils();
        double acceleration = product(request.accelerations().orElse(AxisPair.of(1, 2)));
        return switch (request.kind()) {
            case RSS -> samples;
            case B1 -> 2 * samples;
            case SENSE -> samples * (acceleration + 2);
            case GRAPPA -> {
                double taps = product(request.kernelSize());
                double fit = d.coils() * taps;
                yield samples * d.coils() * taps + fit * fit * fit;
            }
        };
    }

    private static double product(AxisPair pair) {
        return (double) pair.frequency().orElse(1) * pair.phase().orElse(1);
    }

    private static boolean accelerates(ReconstructionKind kind) {
        return kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA;
    }

    private static boolean drawsReplicas(SnrMethod method) {
        return method == SnrMethod.PMR || method == SnrMethod.CR;
    }
}
