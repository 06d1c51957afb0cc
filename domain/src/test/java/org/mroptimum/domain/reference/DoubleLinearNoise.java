package org.mroptimum.domain.reference;

import java.util.function.UnaryOperator;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * The noise of a linear reconstruction by brute force: every sample of the lattice in turn is set to one, and the powers that
 * reach a pixel are added up. No formula of a particular reconstruction is used, so it holds for incomplete lattices, padded sizes
 * and sources cut off at the rim. As many reconstructions as there are samples: for small sizes.
 */
public final class DoubleLinearNoise {

    private DoubleLinearNoise() {}

    /**
     * Standard deviation of the real part of the noise at each pixel, for unit noise per sample (1/2 in the real part); by
     * symmetry that of the component in phase with any image.
     *
     * @param coils channels of the k-space
     * @param linear k-space to one complex image; for RSS the combination with the normalised clean coil images, by which
     *     the magnitude changes to first order
     */
    public static double[] deviation(SamplingLattice lattice, int coils, UnaryOperator<DoubleSlice> linear) {
        double[] power = new double[lattice.frequency() * lattice.phase()];
        for (int c = 0; c < coils; c++) {
            for (int i = 0; i < power.length; i++) {
                if (lattice.samples(i % lattice.frequency(), i / lattice.frequency())) {
                    DoubleSlice one = DoubleSlice.zeros(lattice.frequency(), lattice.phase(), coils);
                    one.re()[c][i] = 1;
                    double[] response = linear.apply(one).magnitude();
                    for (int pixel = 0; pixel < power.length; pixel++) {
                        power[pixel] += response[pixel] * response[pixel] / 2;
                    }
                }
            }
        }
        for (int pixel = 0; pixel < power.length; pixel++) {
            power[pixel] = Math.sqrt(power[pixel]);
        }
        return power;
    }
}
