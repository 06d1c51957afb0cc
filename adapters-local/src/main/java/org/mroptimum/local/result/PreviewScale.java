package org.mroptimum.local.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which values the colours span.
 *
 * @param low value of the first colour
 * @param high value of the last colour
 */
record PreviewScale(double low, double high) {
    private static final int WANTED_TICKS = 8;

    /** From {@code low} to a round number at or above {@code high}. */
    static PreviewScale upTo(double low, double high) {
        if (!(high > low)) {
            return new PreviewScale(low, low + 1);
        }
        double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(high - low)) - 1);
        return new PreviewScale(low, low + Math.ceil((high - low) / unit - 1e-9) * unit);
    }

    double fraction(double value) {
        return (value - low) / (high - low);
    }

    /** Round numbers from low to high for the colour bar: steps of 1, 2 or 5 times a power of ten. */
    List<Double> ticks() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** The number with as many decimals as the tick step needs. */
    String text(double value) {
        int decimals = (int) Math.max(0, -Math.floor(StrictMath.log10(step()) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private double step() {
        double rough = (high - low) / WANTED_TICKS;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
