package org.mroptimum.app.accuracy;

import java.util.Arrays;
import org.mroptimum.domain.phantom.PhantomScan;

/**
 * The object of a simulated scan: pixels whose true SNR of the optimal combination is above 5 % of the slice's largest.
 *
 * @param phantom the scan
 */
record Inside(PhantomScan phantom) {
    private static final double PART = .05;

    /** Pixels of one slice. */
    boolean[] of(int slice) {
        double[] truth = phantom.trueSnr(slice);
        double limit = PART * Arrays.stream(truth).max().orElse(0);
        boolean[] inside = new boolean[truth.length];
        for (int p = 0; p < truth.length; p++) {
            inside[p] = truth[p] > limit;
        }
        return inside;
    }
}
