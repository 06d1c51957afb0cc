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
        out.println("slice      truth   computed   without noise floor   difference");
        boolean right = true;
        for (int slice = 0; slice < snr.slices(); slice++) {
            double[] truth = phantom.trueSnr(slice);
            float[] computed = snr.re(slice);
            double difference = medianInside(truth, p -> withoutFloor(computed[p]) / truth[p]) - 1;
            out.printf(
                    "%5d %10.2f %10.2f %21.2f %+10.2f %%%n",
                    slice + 1,
                    medianInside(truth, p -> truth[p]),
                    medianInside(truth, p -> computed[p]),
                    medianInside(truth, p -> withoutFloor(computed[p])),
                    100 * difference);
            right &= Math.abs(difference) <= TOLERANCE;
        }
        out.printf("The noise floor of a root sum of squares adds 2 x %d coils to the square of its SNR.%n", coils());
        out.println(
                right
                        ? "Every slice agrees with the truth within 1 %."
                        : "SNR AND TRUTH DISAGREE by more than 1 %: please report this.");
        return right;
    }

    /**
     * A magnitude contains the noise's own power, 2 for each coil on the scale of squared SNR (Constantinides 1997,
     * doi:10.1002/mrm.1910380524); the truth is that of the signal alone.
     */
    private double withoutFloor(double value) {
        return Math.sqrt(Math.max(0, value * value - 2 * coils()));
    }

    private int coils() {
        return phantom.spec().coils();
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
