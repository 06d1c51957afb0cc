package org.mroptimum.domain.benchmark;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CounterNormal;

/** White noise to compute with: zeros and denormal numbers would take another time. */
final class Noise {
    private Noise() {}

    static KSpace slice(int frequency, int phase, int coils) {
        KSpace data = new KSpace(frequency, phase, coils);
        for (int c = 0; c < coils; c++) {
            CounterNormal random = new CounterNormal(c);
            for (int i = 0; i < data.size(); i++) {
                data.re(c)[i] = (float) (random.radius(i) * Math.cos(random.angle(i)));
                data.im(c)[i] = (float) (random.radius(i) * Math.sin(random.angle(i)));
            }
        }
        return data;
    }
}
