package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.PaddedGrid;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.reference.DoubleEigen;
import org.mroptimum.domain.reference.DoubleMatrix;

/**
 * What SENSE makes of data that are their own reference: the root sum of squares over sqrt(R) on the padded grid, with the phase of
 * the first principal component of all samples, cropped in k-space. Where nothing is padded it has no phase.
 */
final class PaddedImage {

    private PaddedImage() {}

    static SliceImage of(SenseExample example) {
        SamplingLattice lattice = example.lattice();
        KSpace full = example.full();
        PaddedGrid grid = PaddedGrid.of(lattice);
        int nf = grid.frequency();
        int np = grid.phase();
        KSpace padded = new KSpace(nf, np, full.coils());
        for (int c = 0; c < full.coils(); c++) {
            for (int i = 0; i < full.size(); i++) {
                padded.re(c)[paddedIndex(lattice, i)] = full.re(c)[i];
                padded.im(c)[paddedIndex(lattice, i)] = full.im(c)[i];
            }
            new CentredFft2D(nf, np).inverse(padded.re(c), padded.im(c));
        }
        float[] re = new float[nf * np];
        float[] im = new float[nf * np];
        RootSumOfSquares.combine(padded, re);
        if (nf * np > full.size()) {
            turn(padded, principalComponent(full), re, im);
        }
        new CentredFft2D(nf, np).forward(re, im);
        SliceImage out = new SliceImage(full.size(), true);
        float scale = (float) (1 / Math.sqrt(lattice.factor()));
        for (int i = 0; i < full.size(); i++) {
            out.re()[i] = scale * re[paddedIndex(lattice, i)];
            out.im()[i] = scale * im[paddedIndex(lattice, i)];
        }
        new CentredFft2D(full.frequency(), full.phase()).inverse(out.re(), out.im());
        return out;
    }

    private static int paddedIndex(SamplingLattice lattice, int i) {
        PaddedGrid grid = PaddedGrid.of(lattice);
        int left = grid.frequency() / 2 - lattice.frequency() / 2;
        int below = grid.phase() / 2 - lattice.phase() / 2;
        return i % lattice.frequency() + left + grid.frequency() * (i / lattice.frequency() + below);
    }

    /** Conjugate of the component, as a row; its strongest channel is real and positive. */
    private static DoubleMatrix principalComponent(KSpace data) {
        DoubleMatrix samples = DoubleMatrix.zeros(data.coils(), data.size());
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                samples.re()[c][i] = data.re(c)[i];
                samples.im()[c][i] = data.im(c)[i];
            }
        }
        DoubleEigen eigen = DoubleEigen.of(samples.times(samples.adjoint()));
        DoubleMatrix component = DoubleMatrix.zeros(data.coils(), 1);
        double largest = 0;
        for (int c = 0; c < data.coils(); c++) {
            component.re()[c][0] = eigen.vectors().re()[c][eigen.largest()];
            component.im()[c][0] = eigen.vectors().im()[c][eigen.largest()];
        }
        DoubleMatrix turned = component.copy();
        for (int c = 0; c < data.coils(); c++) {
            double a = component.re()[c][0];
            double b = component.im()[c][0];
            if (Math.hypot(a, b) > largest) {
                largest = Math.hypot(a, b);
                for (int k = 0; k < data.coils(); k++) {
                    turned.re()[k][0] = (component.re()[k][0] * a + component.im()[k][0] * b) / largest;
                    turned.im()[k][0] = (component.im()[k][0] * a - component.re()[k][0] * b) / largest;
                }
            }
        }
        return turned.adjoint();
    }

    /** Gives each pixel of a magnitude the phase that the virtual coil sees there. */
    private static void turn(KSpace images, DoubleMatrix coil, float[] re, float[] im) {
        for (int p = 0; p < re.length; p++) {
            double x = 0;
            double y = 0;
            for (int c = 0; c < images.coils(); c++) {
                x += coil.re()[0][c] * images.re(c)[p] - coil.im()[0][c] * images.im(c)[p];
                y += coil.re()[0][c] * images.im(c)[p] + coil.im()[0][c] * images.re(c)[p];
            }
            double length = Math.hypot(x, y);
            im[p] = (float) (re[p] * y / length);
            re[p] = (float) (re[p] * x / length);
        }
    }
}
