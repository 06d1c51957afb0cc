package org.mroptimum.domain.recon;

import java.util.stream.IntStream;
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

    /** Unitary, in place; a single thread hands on each coil, in their order, while it is still in the cache. */
    void inverse(KSpace data, CoilTaker taker) {
        if (workers.threads() > 1) {
            inverse(data);
        }
        for (int c = 0; c < data.coils(); c++) {
            if (workers.threads() == 1) {
                fft[0].inverse(data.re(c), data.im(c));
            }
            taker.take(data.re(c), data.im(c));
        }
    }

    /** Takes the image of the next coil. */
    @FunctionalInterface
    interface CoilTaker {
        void take(float[] re, float[] im);
    }
}
