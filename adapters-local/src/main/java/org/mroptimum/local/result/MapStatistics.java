package org.mroptimum.local.result;

import java.util.Optional;
import org.mroptimum.domain.result.Volume;

/**
 * What a page tells about the magnitudes of a map's valid pixels. Quantiles come from a histogram, exact to 1/8192 of the largest
 * value, so that a large map is walked twice and never kept.
 *
 * @param count number of valid pixels
 * @param largest largest value
 * @param low 0.5th percentile
 * @param median 50th percentile
 * @param high 99.5th percentile
 */
record MapStatistics(long count, double largest, double low, double median, double high) {
    private static final int BINS = 8192;

    static MapStatistics of(Volume map, Optional<Volume> valid) {
        double largest = 0;
        for (int s = 0; s < map.slices(); s++) {
            float[] values = magnitude(map, s);
            boolean[] shown = shown(valid, s, values.length);
            for (int i = 0; i < values.length; i++) {
                largest = shown[i] ? Math.max(largest, values[i]) : largest;
            }
        }
        long[] histogram = new long[BINS];
        long count = 0;
        for (int s = 0; s < map.slices(); s++) {
            float[] values = magnitude(map, s);
            boolean[] shown = shown(valid, s, values.length);
            for (int i = 0; i < values.length; i++) {
                if (shown[i]) {
                    histogram[largest > 0 ? (int) Math.min(BINS - 1, values[i] / largest * BINS) : 0]++;
                    count++;
                }
            }
        }
        return new MapStatistics(
                count,
                largest,
                quantile(histogram, count, 0.005) * largest,
                quantile(histogram, count, 0.5) * largest,
                quantile(histogram, count, 0.995) * largest);
    }

    /** Absolute values of one slice. */
    static float[] magnitude(Volume map, int slice) {
        float[] re = map.re(slice);
        if (map.complex()) {
            float[] im = map.im(slice);
            for (int i = 0; i < re.length; i++) {
                re[i] = (float) Math.hypot(re[i], im[i]);
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

    private static double quantile(long[] histogram, long count, double fraction) {
        long wanted = (long) Math.ceil(fraction * count);
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += histogram[bin];
            if (seen >= wanted && seen > 0) {
                return (bin + 0.5) / BINS;
            }
        }
        return 1;
    }
}
