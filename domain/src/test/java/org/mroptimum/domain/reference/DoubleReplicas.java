package org.mroptimum.domain.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SNR from noisy replicas by its definition (Robson 2008, doi:10.1002/mrm.21728; Wiens 2011, doi:10.1002/mrm.22893). The noise of
 * a replica is its difference from the clean image in phase with the clean image; for images without phase (RSS, GRAPPA with RSS)
 * that is the difference of magnitudes.
 *
 * @param clean image of the data as they are
 * @param noisy images of the data with unit noise added
 */
public record DoubleReplicas(DoubleSlice clean, List<DoubleSlice> noisy) {

    /**
     * Adds {@code z_i = cnormal(9000 + i) / sqrt(2)} to whitened k-space.
     *
     * @param reconstruction k-space to one image; takes the samples of its lattice only, and keeps its weights
     */
    public static DoubleReplicas of(DoubleSlice whitened, int count, UnaryOperator<DoubleSlice> reconstruction) {
        List<DoubleSlice> noisy = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            noisy.add(reconstruction.apply(whitened.plus(whitened.unitNoise(9000 + i))));
        }
        return new DoubleReplicas(reconstruction.apply(whitened), noisy);
    }

    /** Clean magnitude over the standard deviation (n - 1) of the noise over replicas. */
    public double[] pmr() {
        List<double[]> noise = noise();
        double[] snr = clean.magnitude();
        for (int i = 0; i < snr.length; i++) {
            int pixel = i;
            snr[i] /=
                    Math.sqrt(variance(noise.stream().mapToDouble(e -> e[pixel]).toArray()));
        }
        return snr;
    }

    /** Mean over the standard deviation (n - 1) of the magnitude over replicas. */
    public double[] mr() {
        List<double[]> magnitudes = noisy.stream().map(DoubleSlice::magnitude).toList();
        double[] snr = new double[clean.size()];
        for (int i = 0; i < snr.length; i++) {
            int pixel = i;
            double[] values = magnitudes.stream().mapToDouble(m -> m[pixel]).toArray();
            snr[i] = mean(values) / Math.sqrt(variance(values));
        }
        return snr;
    }

    /** Clean magnitude over the root of the mean local variance (n - 1) in boxes of half width {@code box}, clipped to the image. */
    public double[] cr(int box) {
        double[] snr = clean.magnitude();
        double[] sum = new double[snr.length];
        for (double[] noise : noise()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += variance(around(noise, i, box));
            }
        }
        for (int i = 0; i < snr.length; i++) {
            snr[i] /= Math.sqrt(sum[i] / noisy.size());
        }
        return snr;
    }

    private double[] around(double[] values, int pixel, int box) {
        int nf = clean.frequency();
        int f = pixel % nf;
        int p = pixel / nf;
        List<Double> inside = new ArrayList<>();
        for (int q = Math.max(0, p - box); q <= Math.min(clean.phase() - 1, p + box); q++) {
            for (int g = Math.max(0, f - box); g <= Math.min(nf - 1, f + box); g++) {
                inside.add(values[g + nf * q]);
            }
        }
        return inside.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Of each replica, the part of its difference from the clean image that is in phase with it. */
    public List<double[]> noise() {
        double[] magnitude = clean.magnitude();
        List<double[]> all = new ArrayList<>();
        for (DoubleSlice replica : noisy) {
            double[] e = new double[magnitude.length];
            for (int i = 0; i < e.length; i++) {
                double re = clean.re()[0][i] * (replica.re()[0][i] - clean.re()[0][i]);
                double im = clean.im()[0][i] * (replica.im()[0][i] - clean.im()[0][i]);
                e[i] = (re + im) / magnitude[i];
            }
            all.add(e);
        }
        return all;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
