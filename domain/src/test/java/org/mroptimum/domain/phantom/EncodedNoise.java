package org.mroptimum.domain.phantom;

import java.util.stream.IntStream;
import org.mroptimum.domain.reference.DoubleMatrix;
import org.mroptimum.domain.reference.DoubleSlice;

/**
 * Noise of least-squares SENSE from its encoding matrix {@code E}, one row for each coil and kept sample: the weights are
 * {@code W = (E^H E)^-1 E^H}, the noise of a pixel is the power of its row of W. Slow, for small matrices.
 */
final class EncodedNoise {

    private EncodedNoise() {}

    /** Variance of the complex noise of each pixel, 0 where not valid. */
    static double[] variance(PhantomScan scan, int alongReadout, int alongPhase, boolean[] valid) {
        PhantomSpec spec = scan.spec();
        DoubleSlice coils =
                DoubleMatrix.of(scan.covariance()).cholesky().inverse().times(TrueCoils.at(spec));
        int[] pixels = IntStream.range(0, valid.length).filter(p -> valid[p]).toArray();
        int[] samples = IntStream.range(0, valid.length)
                .filter(s -> s % spec.frequency() % alongReadout == 0 && s / spec.frequency() % alongPhase == 0)
                .toArray();
        DoubleMatrix encoding = DoubleMatrix.zeros(samples.length * spec.coils(), pixels.length);
        for (int row = 0; row < encoding.rows(); row++) {
            int coil = row % spec.coils();
            for (int column = 0; column < pixels.length; column++) {
                double angle = angle(spec, samples[row / spec.coils()], pixels[column]);
                double cos = Math.cos(angle) / Math.sqrt(valid.length);
                double sin = Math.sin(angle) / Math.sqrt(valid.length);
                double re = coils.re()[coil][pixels[column]];
                double im = coils.im()[coil][pixels[column]];
                encoding.re()[row][column] = re * cos - im * sin;
                encoding.im()[row][column] = re * sin + im * cos;
            }
        }
        DoubleMatrix weights = encoding.adjoint().times(encoding).inverse().times(encoding.adjoint());
        double[] variance = new double[valid.length];
        for (int l = 0; l < pixels.length; l++) {
            for (int row = 0; row < weights.columns(); row++) {
                variance[pixels[l]] += Math.pow(weights.re()[l][row], 2) + Math.pow(weights.im()[l][row], 2);
            }
        }
        return variance;
    }

    /** Phase of a pixel in a sample of centred k-space. */
    private static double angle(PhantomSpec spec, int sample, int pixel) {
        int nf = spec.frequency();
        int np = spec.phase();
        double along = (sample % nf - nf / 2) * (double) (pixel % nf - nf / 2) / nf;
        double across = (sample / nf - np / 2) * (double) (pixel / nf - np / 2) / np;
        return -2 * Math.PI * (along + across);
    }
}
