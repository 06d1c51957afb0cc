package org.mroptimum.domain.snr;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.result.FlipAngleNormalisation;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/**
 * SNR as if the flip angle were 90 degrees everywhere (contract 1.7): SNR / sin(flip angle). Where the sine is below
 * {@value #SMALLEST_SINE}, the median of the corrected neighbours in a cube of {@value #WINDOW} voxels stands, 0 without any; pixels
 * without valid SNR stay 0 and are nobody's neighbours.
 */
public final class FlipAngleCorrection {
    private static final double SMALLEST_SINE = 0.02;
    private static final int WINDOW = 3;
    private static final float[] NONE = {};

    private final Volume snr;
    private final Optional<Volume> valid;
    private final FlipAngleMap degrees;
    private final float[] neighbours = new float[WINDOW * WINDOW * WINDOW];
    private long nearZero;
    private long divided;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest;

    private FlipAngleCorrection(Volume snr, Optional<Volume> valid, Volume flipAngles) {
        this.snr = snr;
        this.valid = valid;
        this.degrees = new FlipAngleMap(flipAngles, snr.frequency(), snr.phase(), snr.slices());
    }

    /**
     * The corrected map and how it came about.
     *
     * @param snr corrected SNR
     * @param facts for the result
     */
    public record Corrected(Volume snr, FlipAngleNormalisation facts) {}

    /**
     * Corrects every slice.
     *
     * @param snr the map to correct
     * @param valid 1 where it is valid; everywhere when empty
     * @param flipAngles degrees, on any grid over the same field of view
     * @param room for the corrected map
     * @throws JobFailure MRO-2012 when the map has no usable flip angle at any valid pixel
     */
    public static Corrected apply(Volume snr, Optional<Volume> valid, Volume flipAngles, Volumes room) {
        FlipAngleCorrection correction = new FlipAngleCorrection(snr, valid, flipAngles);
        Volume out = room.allocate(snr.frequency(), snr.phase(), snr.slices(), false);
        correction.run(out);
        if (correction.divided == 0) {
            throw new JobFailure(
                    RawDataError.WRONG_MASK_IMAGE,
                    "the flip-angle map has no angle to divide by where the SNR is valid; it must be in degrees, not all near 0 or 180");
        }
        FlipAngleNormalisation facts = new FlipAngleNormalisation(
                SMALLEST_SINE, WINDOW, correction.nearZero, correction.smallest, correction.largest);
        return new Corrected(out, facts);
    }

    private void run(Volume out) {
        float[] below = NONE;
        float[] here = divided(0);
        for (int slice = 0; slice < snr.slices(); slice++) {
            float[] above = slice + 1 < snr.slices() ? divided(slice + 1) : NONE;
            out.put(slice, filled(here, below, above, shown(slice)), NONE);
            below = here;
            here = above;
        }
    }

    /** SNR over the sine, NaN where there is no valid SNR or nothing to divide by. */
    private float[] divided(int slice) {
        float[] values = snr.re(slice);
        float[] angles = degrees.slice(slice);
        boolean[] shown = shown(slice);
        for (int i = 0; i < values.length; i++) {
            if (!shown[i]) {
                values[i] = Float.NaN;
                continue;
            }
            smallest = Math.min(smallest, angles[i]);
            largest = Math.max(largest, angles[i]);
            double sine = Math.abs(StrictMath.sin(Math.toRadians(angles[i])));
            boolean usable = sine >= SMALLEST_SINE;
            values[i] = usable ? (float) (values[i] / sine) : Float.NaN;
            divided += usable ? 1 : 0;
            nearZero += usable ? 0 : 1;
        }
        return values;
    }

    private boolean[] shown(int slice) {
        boolean[] shown = new boolean[snr.frequency() * snr.phase()];
        float[] flags = valid.map(map -> map.re(slice)).orElse(NONE);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = flags.length == 0 || flags[i] > 0;
        }
        return shown;
    }

    private float[] filled(float[] here, float[] below, float[] above, boolean[] shown) {
        float[] out = here.clone();
        for (int i = 0; i < out.length; i++) {
            if (Float.isNaN(out[i])) {
                out[i] = shown[i] ? median(i, here, below, above) : 0;
            }
        }
        return out;
    }

    private float median(int i, float[]... layers) {
        int f = i % snr.frequency();
        int p = i / snr.frequency();
        int count = 0;
        for (float[] layer : layers) {
            for (int y = Math.max(0, p - 1); layer.length > 0 && y <= Math.min(snr.phase() - 1, p + 1); y++) {
                for (int x = Math.max(0, f - 1); x <= Math.min(snr.frequency() - 1, f + 1); x++) {
                    float value = layer[x + snr.frequency() * y];
                    if (!Float.isNaN(value)) {
                        neighbours[count] = value;
                        count++;
                    }
                }
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(neighbours, 0, count);
        return (neighbours[(count - 1) / 2] + neighbours[count / 2]) / 2;
    }
}
