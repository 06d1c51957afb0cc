package org.mroptimum.domain.recon;

import java.util.stream.IntStream;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Workers;

/** K-space of all coils to coil images, coils shared by threads. */
final class CoilTransform {
    private final Workers workers;
    private final CentredFft2D[] fft;

    CoilTransform(int frequency, int phase, Workers workers) {
        this.workers = workers;
        this.fft = IntStream.range(0, workers.threads())
                .mapToObj(w -> new CentredFft2D(frequency, phase))
                .toArray(CentredFft2D[]::new);
    }

    /** Unitary, in place. */
    void inverse(KSpace data) {
        workers.each(data.coils(), (c, w) -> fft[w].inverse(data.re(c), data.im(c)));
    }

    /** @throws JobFailure MRO-3005: a single bad sample of k-space reaches every pixel */
    static void requireFinite(SliceImage image, int slice) {
        float zero = 0;
        for (int p = 0; p < image.pixels(); p++) {
            zero += 0 * image.re()[p] + 0 * image.im()[p];
        }
        if (zero != 0) {
            throw new JobFailure(
                    ComputationError.NOT_FINITE, "slice " + (slice + 1) + " holds NaN or infinite samples");
        }
    }
}
