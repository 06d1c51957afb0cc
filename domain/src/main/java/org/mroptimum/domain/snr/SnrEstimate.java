package org.mroptimum.domain.snr;

import java.util.Arrays;

/**
 * SNR of one slice measured from samples of the noise, and how sure it is; index {@code f + frequency * p}.
 *
 * @param snr SNR, 0 where invalid
 * @param error relative standard error of the SNR, 0 where invalid
 * @param valid whether there is a value: the reconstruction has one, and its noise was seen
 */
@SuppressWarnings("ArrayRecordComponent")
record SnrEstimate(float[] snr, float[] error, boolean[] valid) {

    static SnrEstimate of(int pixels) {
        return new SnrEstimate(new float[pixels], new float[pixels], new boolean[pixels]);
    }

    /** Sets one pixel: signal over noise; invalid where there is no noise, so that SNR is never infinite. */
    void set(int pixel, double signal, double noise, double relativeError) {
        boolean use = noise > 0;
        snr[pixel] = use ? (float) (signal / noise) : 0;
        error[pixel] = use ? (float) relativeError : 0;
        valid[pixel] = use;
    }

    /** Sets one pixel to no value. */
    void clear(int pixel) {
        set(pixel, 0, 0, 0);
    }

    /** Median of the error over the valid pixels whose SNR is at least the median SNR of all valid ones: the object. 0 without any. */
    double medianError() {
        float[] sorted = new float[snr.length];
        int count = 0;
        for (int p = 0; p < snr.length; p++) {
            if (valid[p]) {
                sorted[count++] = snr[p];
            }
        }
        if (count == 0) {
            return 0;
        }
        float limit = median(sorted, count);
        count = 0;
        for (int p = 0; p < snr.length; p++) {
            if (valid[p] && snr[p] >= limit) {
                sorted[count++] = error[p];
            }
        }
        return median(sorted, count);
    }

    private static float median(float[] values, int count) {
        Arrays.sort(values, 0, count);
        return values[count / 2];
    }
}
