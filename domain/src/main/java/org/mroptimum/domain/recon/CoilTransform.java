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
}
