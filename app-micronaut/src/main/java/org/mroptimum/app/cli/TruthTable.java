package org.mroptimum.app.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.result.Volume;

/**
 * Computed SNR beside the truth of a simulated scan, medians inside the object.
 *
 * @param phantom the scan
 * @param snr the computed map, all slices
 */
record TruthTable(PhantomScan phantom, Volume snr) {
    /** Pixels below this part of the largest true SNR count as background. */
    private static final double OBJECT = 0.05;

    /** AC is analytic, so its median must be this close to the truth. */
    private static final double TOLERANCE = 0.01;

    /** Prints one line a slice; tells whether all of them agree. */
    boolean print(PrintWriter out) {
        out.println("SNR inside the object (median)");
        out.println("slice      truth   computed   difference");
        boolean right = true;
        for (int slice = 0; slice < snr.slices(); slice++) {
            double[] truth = phantom.trueSnr(slice);
            double difference = medianRatio(truth, snr.re(slice)) - 1;
            out.printf(
                    "%5d %10.2f %10.2f %+11.2f %%%n",
                    slice + 1, median(truth, truth), median(snr.re(slice), truth), 100 * difference);
            right &= Math.abs(difference) <= TOLERANCE;
        }
        out.println(
                right
                        ? "Every slice agrees with the truth within 1 %."
                        : "SNR AND TRUTH DISAGREE by more than 1 %: please report this.");
        return right;
    }

    private static double medianRatio(double[] truth, float[] snr) {
        return medianInside(truth, p -> snr[p] / truth[p]);
    }

    private static double median(double[] values, double[] truth) {
        return medianInside(truth, p -> values[p]);
    }

    private static double median(float[] values, double[] truth) {
        return medianInside(truth, p -> values[p]);
    }

    private static double medianInside(double[] truth, IntToDoubleFunction value) {
        double limit = OBJECT * Arrays.stream(truth).max().orElse(0);
        double[] inside = IntStream.range(0, truth.length)
                .filter(p -> truth[p] > limit)
                .mapToDouble(value)
                .sorted()
                .toArray();
        return inside[inside.length / 2];
    }
}
