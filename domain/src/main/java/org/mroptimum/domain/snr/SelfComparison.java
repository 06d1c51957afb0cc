package org.mroptimum.domain.snr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.result.CheckCounts;
import org.mroptimum.domain.result.SelfCheck;

/**
 * Compares analytic SNR with pseudo multiple replicas on the same data: both claim to be the signal over the noise of the same
 * reconstruction, one by propagation, the other by experiment. Collects the ratio PMR / AC over the object, all slices, and judges
 * it against what the number of replicas explains.
 *
 * <p>With {@code k = n - 1} degrees of freedom, {@code s^2 / sigma^2} is chi-square over k: the median of {@code sigma / s} is
 * {@code (1 - 2 / (9 k))^(-3/2)} (Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684) and its spread about
 * {@code 1 / sqrt(2 k)}. Thread-safe; the counts do not depend on the order of slices.
 */
final class SelfComparison {
    /** Systematic differences up to this part are not suspicious. */
    private static final double SYSTEMATIC = 0.02;
    /** Standard errors that chance may explain. */
    private static final double BAND = 4;
    /** Pixels that share their noise, for a common acceleration: those that alias. */
    private static final double SHARED = 4;
    /** Largest spread, in units of the expected one, that is not suspicious. */
    private static final double SPREAD = 1.25;
    /** Fewer pixels say nothing. */
    private static final int FEWEST = 50;

    private static final int BINS = 4001;
    private static final double WIDTH = 0.001;

    private final int coils;
    private final long[] histogram = new long[BINS];
    private int replicas = Integer.MAX_VALUE;

    /** @param coils channels, which set the noise floor of a magnitude image */
    SelfComparison(int coils) {
        this.coils = coils;
    }

    /** SNR above which a pixel belongs to the object: twice the noise floor {@code sqrt(2 coils)} of a root sum of squares. */
    double objectLimit() {
        return 2 * Math.sqrt(2.0 * coils);
    }

    /**
     * Takes one slice.
     *
     * @param analytic AC SNR
     * @param replica PMR SNR, 0 where there is none
     * @param valid pixels that count
     * @param drawn replicas behind {@code replica}
     */
    synchronized void add(float[] analytic, float[] replica, boolean[] valid, int drawn) {
        replicas = Math.min(replicas, drawn);
        for (int p = 0; p < valid.length; p++) {
            if (valid[p] && analytic[p] > objectLimit() && replica[p] > 0) {
                long bin = Math.round(StrictMath.log(replica[p] / analytic[p]) / WIDTH) + BINS / 2;
                histogram[(int) Math.max(0, Math.min(BINS - 1, bin))]++;
            }
        }
    }

    /** What was counted so far. */
    synchronized CheckCounts counts() {
        return new CheckCounts(replicas, Arrays.stream(histogram).boxed().toList());
    }

    /** The judgement; empty when the object is too small for one. */
    static Optional<SelfCheck> judge(CheckCounts counts) {
        int replicas = counts.replicas();
        List<Long> histogram = counts.histogram();
        long pixels = histogram.stream().mapToLong(Long::longValue).sum();
        if (pixels < FEWEST) {
            return Optional.empty();
        }
        double freedom = replicas - 1;
        double median = quantile(histogram, pixels, 0.5) * StrictMath.pow(1 - 2 / (9 * freedom), 1.5);
        double spread = StrictMath.log(quantile(histogram, pixels, 0.8413) / quantile(histogram, pixels, 0.1587)) / 2;
        double expected = 1 / Math.sqrt(2 * freedom);
        double tolerance = SYSTEMATIC + BAND * 1.2533 * expected * Math.sqrt(SHARED / pixels);
        double spreadRatio = spread / expected;
        boolean suspect = Math.abs(median - 1) > tolerance || spreadRatio > SPREAD + BAND * Math.sqrt(SHARED / pixels);
        return Optional.of(new SelfCheck(
                replicas, (int) Math.min(pixels, Integer.MAX_VALUE), median, tolerance, spreadRatio, suspect));
    }

    private static double quantile(List<Long> histogram, long pixels, double part) {
        long wanted = Math.round(part * (pixels - 1));
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += histogram.get(bin);
            if (seen > wanted) {
                return StrictMath.exp((bin - BINS / 2) * WIDTH);
            }
        }
        throw new IllegalStateException("an empty histogram has no quantile");
    }
}
