package org.mroptimum.domain.job.chooser;

import java.util.HashSet;
import java.util.Set;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;

/**
 * What the sensitivities of one slice cost, maps and mask.
 *
 * <p>ESPIRiT has two parts. The <b>calibration</b> finds the kernels: with {@code n} for the smaller of the number of windows
 * {@code (r - k + 1)^2} and their length {@code k^2 x coils}, a Gram matrix of {@code n} rows and its eigenvectors. The <b>pixels</b> each take a coil by coil matrix, interpolated from {@code 2k - 1} points, and its dominant
 * eigenvector. A mask and maps of the same kernel, block and threshold share both. Walsh's maps take a matrix of local sums and
 * its eigenvector at each pixel.
 *
 * @param operations complex multiply-adds
 * @param memoryMb in MiB, beside the maps themselves
 */
record SensitivityWork(double operations, double memoryMb) {
    private static final double MIB = 1 << 20;

    /** Tridiagonal form and back, times n^3; half of the eigenvectors taken for signal. */
    private static final double EIGENVECTORS = 3;

    /** Matrix, tridiagonal form and eigenvectors in double precision, times n^2. */
    private static final double EIGEN_BYTES = 3 * 16;

    /**
     * Products of a pixel's matrix with a vector until the eigenvector stands still, and what else grows with coils^2. With them the
     * estimate of ESPIRiT (k 6, r 24, 32 coils, 256 x 256 pixels) is four times what one thread of a server needed, 0.55 s.
     */
    private static final double LANCZOS_STEPS = 20;

    /** Sliding sums of a product of two channels. */
    private static final double LOCAL_SUMS = 4;

    static SensitivityWork of(ReconstructionRequest request, InputSizes.Dimensions d) {
        return request.sensitivity().map(choice -> of(choice, d)).orElseGet(() -> new SensitivityWork(0, 0));
    }

    private static SensitivityWork of(SensitivityChoice choice, InputSizes.Dimensions d) {
        double samples = d.pixels() * d.coils();
        double operations = Workload.transform(d) + samples;
        double memory = 0;
        if (choice.method() == SensitivityChoice.Method.WALSH) {
            operations += samples * d.coils() * (LOCAL_SUMS + LANCZOS_STEPS);
        }
        for (MaskChoice.Espirit settings : espirit(choice)) {
            operations += calibration(settings, d) + pixels(settings, d);
            double n = Math.min(windows(settings, d), windowLength(settings, d));
            memory += EIGEN_BYTES * n * n / MIB;
        }
        return new SensitivityWork(operations, memory);
    }

    /** Each operator that is computed; where its eigenvalue crops the maps does not matter. */
    private static Set<MaskChoice.Espirit> espirit(SensitivityChoice choice) {
        Set<MaskChoice.Espirit> distinct = new HashSet<>();
        if (choice.method() == SensitivityChoice.Method.ESPIRIT) {
            distinct.add(uncropped(choice.espirit()));
        }
        if (choice.mask() instanceof MaskChoice.Espirit settings) {
            distinct.add(uncropped(settings));
        }
        return distinct;
    }

    private static MaskChoice.Espirit uncropped(MaskChoice.Espirit settings) {
        return new MaskChoice.Espirit(settings.kernel(), settings.calibration(), settings.threshold(), 0);
    }

    private static double calibration(MaskChoice.Espirit settings, InputSizes.Dimensions d) {
        double windows = windows(settings, d);
        double length = windowLength(settings, d);
        double n = Math.min(windows, length);
        double kernels = n / 2;
        double block = (double) width(settings, d.frequency()) * width(settings, d.phase());
        double grid = gridPoints(settings) * gridPoints(settings) * d.coils() * d.coils() / 2;
        double gram = windows <= length ? windows * block * d.coils() : grid * block;
        double sums = windows <= length ? windows * length * kernels : 0;
        return gram + EIGENVECTORS * n * n * n + sums + grid * kernels;
    }

    private static double pixels(MaskChoice.Espirit settings, InputSizes.Dimensions d) {
        // Real weights and half of a Hermitian matrix: a quarter of the operations.
        return d.pixels() * d.coils() * d.coils() * (gridPoints(settings) / 4 + LANCZOS_STEPS);
    }

    /** Along an axis of the small grid that determines the matrices of all pixels. */
    private static double gridPoints(MaskChoice.Espirit settings) {
        return 2.0 * settings.kernel() - 1;
    }

    private static double windows(MaskChoice.Espirit settings, InputSizes.Dimensions d) {
        return positions(settings, d.frequency()) * positions(settings, d.phase());
    }

    private static double positions(MaskChoice.Espirit settings, int samples) {
        return Math.max(0, width(settings, samples) - settings.kernel() + 1);
    }

    /** Of the calibration block, which the matrix may clip. */
    private static int width(MaskChoice.Espirit settings, int samples) {
        return Math.min(settings.calibration(), samples);
    }

    private static double windowLength(MaskChoice.Espirit settings, InputSizes.Dimensions d) {
        return (double) settings.kernel() * settings.kernel() * d.coils();
    }
}
