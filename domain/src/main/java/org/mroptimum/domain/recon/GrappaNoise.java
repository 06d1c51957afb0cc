package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * g-factor and noise of a GRAPPA reconstruction by propagation of unit noise through the image-space weights,
 * {@code g = ||v^H W|| / (||v|| R)} with the combination vector {@code v}: the filled coil images for RSS, sensitivities for B1
 * (Breuer 2009, doi:10.1002/mrm.22066). 1 where {@code v} is zero.
 */
final class GrappaNoise {
    /** Columns of one piece of work, so that threads do not write to the same cache lines. */
    private static final int COLUMNS = 16;

    /** Zeros between the vectors of two threads, for the same reason. */
    private static final int APART = 32;

    private final SamplingLattice lattice;
    private final Workers workers;
    private final GrappaImageWeights[] image;
    private final float[][] matrixRe;
    private final float[][] matrixIm;
    private final float[][] vectors;

    GrappaNoise(SamplingLattice lattice, Workers workers, GrappaImageWeights[] image, int coils) {
        this.lattice = lattice;
        this.workers = workers;
        this.image = image;
        this.matrixRe = new float[workers.threads()][coils * coils];
        this.matrixIm = new float[workers.threads()][coils * coils];
        this.vectors = new float[4 * workers.threads()][coils + APART];
    }

    /**
     * Computes both maps.
     *
     * @param combination {@code v} in the layout of k-space
     * @param g g-factor
     * @param noise standard deviation of the noise in phase with the image, for unit noise in k-space
     */
    void compute(KSpace combination, float[] g, float[] noise) {
        double scale = Math.sqrt(lattice.factor() * lattice.acquiredPart() / 2);
        workers.each((lattice.frequency() + COLUMNS - 1) / COLUMNS, (piece, worker) -> {
            int end = Math.min(lattice.frequency(), (piece + 1) * COLUMNS);
            for (int f = piece * COLUMNS; f < end; f++) {
                image[worker].column(f);
                for (int p = 0; p < lattice.phase(); p++) {
                    int pixel = f + lattice.frequency() * p;
                    image[worker].at(p, matrixRe[worker], matrixIm[worker]);
                    g[pixel] = (float) (gain(combination, pixel, worker) / lattice.factor());
                    noise[pixel] = (float) (g[pixel] * scale);
                }
            }
        });
    }

    /** {@code ||v^H W|| / ||v||}. */
    private double gain(KSpace combination, int pixel, int worker) {
        float[] vr = vectors[4 * worker];
        float[] vi = vectors[4 * worker + 1];
        float[] re = vectors[4 * worker + 2];
        float[] im = vectors[4 * worker + 3];
        int coils = combination.coils();
        for (int c = 0; c < coils; c++) {
            vr[c] = combination.re(c)[pixel];
            vi[c] = -combination.im(c)[pixel];
        }
        double power = power(vr, vi);
        if (power == 0) {
            return lattice.factor();
        }
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int c = 0; c < coils; c++) {
            for (int source = 0; source < coils; source++) {
                float a = matrixRe[worker][c * coils + source];
                float b = matrixIm[worker][c * coils + source];
                re[source] += vr[c] * a - vi[c] * b;
                im[source] += vr[c] * b + vi[c] * a;
            }
        }
        return Math.sqrt(power(re, im) / power);
    }

    private static double power(float[] re, float[] im) {
        double sum = 0;
        for (int c = 0; c < re.length; c++) {
            sum += (double) re[c] * re[c] + (double) im[c] * im[c];
        }
        return sum;
    }
}
