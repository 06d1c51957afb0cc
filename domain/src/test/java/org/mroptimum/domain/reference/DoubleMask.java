package org.mroptimum.domain.reference;

import java.util.Arrays;

/** Masks of the reference image by their definition: a threshold, then closing. */
public final class DoubleMask {

    private DoubleMask() {}

    /** {@code ref > mean - std}. */
    public static double[] reference(DoubleSlice coilImages) {
        double[] ref = plainScale(coilImages);
        double mean = Arrays.stream(ref).average().orElseThrow();
        double variance =
                Arrays.stream(ref).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
        return closed(coilImages, mean - Math.sqrt(variance));
    }

    /** {@code ref > max * percent / 100}. */
    public static double[] percentage(DoubleSlice coilImages, double percent) {
        return closed(coilImages, Arrays.stream(plainScale(coilImages)).max().orElseThrow() * percent / 100);
    }

    /** {@code ref > mean * factor}. */
    public static double[] percentageOfMean(DoubleSlice coilImages, double factor) {
        return closed(
                coilImages, Arrays.stream(plainScale(coilImages)).average().orElseThrow() * factor);
    }

    private static double[] plainScale(DoubleSlice coilImages) {
        return Arrays.stream(coilImages.magnitude())
                .map(m -> m / Math.sqrt(coilImages.size()))
                .toArray();
    }

    private static double[] closed(DoubleSlice coilImages, double limit) {
        int nf = coilImages.frequency();
        double[] mask = Arrays.stream(plainScale(coilImages))
                .map(r -> r > limit ? 1 : 0)
                .toArray();
        double[] grown = neighbours(filled(mask, nf), nf, 1);
        return neighbours(filled(grown, nf), nf, 0);
    }

    /** Background that cannot be reached from the rim becomes foreground. */
    private static double[] filled(double[] mask, int nf) {
        double[] outside = new double[mask.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < mask.length; i++) {
                if (mask[i] == 0 && outside[i] == 0 && reached(outside, nf, i)) {
                    outside[i] = 1;
                    changed = true;
                }
            }
        }
        return Arrays.stream(outside).map(o -> 1 - o).toArray();
    }

    private static boolean reached(double[] outside, int nf, int i) {
        int f = i % nf;
        boolean rim = f == 0 || f == nf - 1 || i < nf || i >= outside.length - nf;
        return rim || outside[i - 1] + outside[i + 1] + outside[i - nf] + outside[i + nf] > 0;
    }

    /** Pixels take {@code value} when one of the nine around them inside the image has it. */
    private static double[] neighbours(double[] mask, int nf, int value) {
        double[] out = mask.clone();
        for (int i = 0; i < mask.length; i++) {
            for (int dp = -1; dp <= 1; dp++) {
                for (int df = -1; df <= 1; df++) {
                    int f = i % nf + df;
                    int p = i / nf + dp;
                    if (f >= 0 && f < nf && p >= 0 && p < mask.length / nf && mask[f + nf * p] == value) {
                        out[i] = value;
                    }
                }
            }
        }
        return out;
    }
}
