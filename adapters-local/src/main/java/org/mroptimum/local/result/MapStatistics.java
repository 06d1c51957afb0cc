package org.mroptimum.local.result;

import java.util.Optional;
import org.mroptimum.domain.result.Volume;

/**
 * What a page tells about the magnitudes of a map's valid pixels. Quantiles come from a histogram over the leading bits of the
 * numbers, exact to 1/4096 of each value however far the largest lies off, so that a large map is walked once and never kept.
 *
 * <p>Most of many a map is air. Pixels above 5 % of the 99.5th percentile are called bright; they are what a reader asks about.
 *
 * @param count number of valid pixels
 * @param largest largest value
 * @param low 0.5th percentile
 * @param high 99.5th percentile
 * @param threshold above it pixels are bright
 * @param median 50th percentile of the bright pixels
 * @param usual upper end of what bright pixels usually have: their 98th percentile, or three interquartile ranges above their upper
 *     quartile when that is less, as with a thin bright rim. J. W. Tukey, "Exploratory data analysis", 1977, outer fence
 */
record MapStatistics(
        long count, double largest, double low, double high, double threshold, double median, double usual) {
    private static final double BRIGHT = 0.05;

    static MapStatistics of(Volume map, Optional<Volume> valid) {
        double largest = 0;
        MagnitudeHistogram all = new MagnitudeHistogram();
        for (int s = 0; s < map.slices(); s++) {
            float[] values = magnitude(map, s);
            boolean[] shown = shown(valid, s, values.length);
            for (int i = 0; i < values.length; i++) {
                if (shown[i]) {
                    all.add(values[i]);
                    largest = Math.max(largest, values[i]);
                }
            }
        }
        double high = all.quantile(0.995);
        MagnitudeHistogram bright = all.above(BRIGHT * high);
        double quarter = bright.quantile(0.25);
        double threeQuarters = bright.quantile(0.75);
        double usual = Math.min(bright.quantile(0.98), threeQuarters + 3 * (threeQuarters - quarter));
        return new MapStatistics(
                all.count(), largest, all.quantile(0.005), high, BRIGHT * high, bright.quantile(0.5), usual);
    }

    /** Absolute values of one slice. */
    static float[] magnitude(Volume map, int slice) {
        float[] re = map.re(slice);
        if (map.complex()) {
            float[] im = map.im(slice);
            for (int i = 0; i < re.length; i++) {
                re[i] = (float) StrictMath.hypot(re[i], im[i]);
            }
        } else {
            for (int i = 0; i < re.length; i++) {
                re[i] = Math.abs(re[i]);
            }
        }
        return re;
    }

    /** Which pixels of one slice have a value worth showing; all when no map says so. */
    static boolean[] shown(Optional<Volume> valid, int slice, int size) {
        boolean[] shown = new boolean[size];
        float[] flags = valid.map(v -> v.re(slice)).orElse(null);
        for (int i = 0; i < size; i++) {
            shown[i] = flags == null || flags[i] > 0;
        }
        return shown;
    }
}
