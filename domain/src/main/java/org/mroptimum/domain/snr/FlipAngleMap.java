package org.mroptimum.domain.snr;

import org.mroptimum.domain.math.SplineResampling;
import org.mroptimum.domain.result.Volume;

/**
 * A map of flip angles on the grid of a scan: by voxel index over the same field of view, with cubic B-splines, clamped to 0..180
 * degrees. A single slice serves every slice. Values that are not finite count as 0, where nothing was measured.
 */
final class FlipAngleMap {
    private static final double LARGEST = 180;

    private final float[][] slices;

    /** Brings {@code image} to the grid of a scan. */
    FlipAngleMap(Volume image, int frequency, int phase, int count) {
        float[][] planes = new float[image.slices()][];
        for (int slice = 0; slice < planes.length; slice++) {
            float[] plane = finite(image.re(slice));
            plane = image.frequency() == frequency ? plane : alongFrequency(plane, image.frequency(), frequency);
            planes[slice] = image.phase() == phase ? plane : alongPhase(plane, frequency, image.phase(), phase);
        }
        this.slices = planes.length == 1 || planes.length == count ? planes : alongSlices(planes, count);
        for (float[] slice : slices) {
            for (int i = 0; i < slice.length; i++) {
                slice[i] = (float) Math.max(0, Math.min(LARGEST, slice[i]));
            }
        }
    }

    /** Degrees, index {@code f + frequency * p}. */
    float[] slice(int slice) {
        return slices[slices.length == 1 ? 0 : slice];
    }

    private static float[] finite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : 0;
        }
        return values;
    }

    private static float[] alongFrequency(float[] plane, int from, int to) {
        SplineResampling spline = SplineResampling.ofPixels(from, to);
        double[] known = new double[from];
        double[] wanted = new double[to];
        float[] out = new float[plane.length / from * to];
        for (int p = 0; p < plane.length / from; p++) {
            for (int f = 0; f < from; f++) {
                known[f] = plane[f + from * p];
            }
            spline.apply(known, wanted);
            for (int f = 0; f < to; f++) {
                out[f + to * p] = (float) wanted[f];
            }
        }
        return out;
    }

    private static float[] alongPhase(float[] plane, int frequency, int from, int to) {
        SplineResampling spline = SplineResampling.ofPixels(from, to);
        double[] known = new double[from];
        double[] wanted = new double[to];
        float[] out = new float[frequency * to];
        for (int f = 0; f < frequency; f++) {
            for (int p = 0; p < from; p++) {
                known[p] = plane[f + frequency * p];
            }
            spline.apply(known, wanted);
            for (int p = 0; p < to; p++) {
                out[f + frequency * p] = (float) wanted[p];
            }
        }
        return out;
    }

    private static float[][] alongSlices(float[][] planes, int count) {
        SplineResampling spline = SplineResampling.ofLayers(planes.length, count);
        double[] known = new double[planes.length];
        double[] wanted = new double[count];
        float[][] out = new float[count][planes[0].length];
        for (int i = 0; i < planes[0].length; i++) {
            for (int slice = 0; slice < planes.length; slice++) {
                known[slice] = planes[slice][i];
            }
            spline.apply(known, wanted);
            for (int slice = 0; slice < count; slice++) {
                out[slice][i] = (float) wanted[slice];
            }
        }
        return out;
    }
}
