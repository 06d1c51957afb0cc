package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;

/** Sets maps to zero where they are not valid. */
final class InvalidPixels {

    private InvalidPixels() {}

    /** @param workers threads that share the coils */
    static void clear(KSpace maps, boolean[] valid, Workers workers) {
        workers.each(maps.coils(), (c, w) -> {
            clear(maps.re(c), valid);
            clear(maps.im(c), valid);
        });
    }

    private static void clear(float[] values, boolean[] valid) {
        for (int p = 0; p < valid.length; p++) {
            values[p] = valid[p] ? values[p] : 0;
        }
    }
}
