package org.mroptimum.domain.snr;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CounterNormal;

/** What a receiver may do to its channels without changing the SNR. */
final class CoilMixing {

    private CoilMixing() {}

    /** Multiplies all samples by a factor. */
    static void scale(KSpace data, float factor) {
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                data.re(c)[i] *= factor;
                data.im(c)[i] *= factor;
            }
        }
    }

    /** Times a well-conditioned random complex matrix: 3 on the diagonal, smaller elements elsewhere. */
    static KSpace mixed(KSpace data, long seed) {
        CounterNormal random = new CounterNormal(seed);
        int coils = data.coils();
        KSpace mixed = new KSpace(data.frequency(), data.phase(), coils);
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j < coils; j++) {
                double radius = Math.min(1, random.radius((long) i * coils + j)) / coils;
                double angle = random.angle((long) i * coils + j);
                double a = radius * Math.cos(angle) + (i == j ? 3 : 0);
                double b = radius * Math.sin(angle);
                for (int p = 0; p < data.size(); p++) {
                    mixed.re(i)[p] += (float) (a * data.re(j)[p] - b * data.im(j)[p]);
                    mixed.im(i)[p] += (float) (a * data.im(j)[p] + b * data.re(j)[p]);
                }
            }
        }
        return mixed;
    }
}
