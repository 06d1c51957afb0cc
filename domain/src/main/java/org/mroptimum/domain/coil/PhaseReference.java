package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.HermitianEigen;
import org.mroptimum.domain.math.Workers;

/**
 * Fixes the phase that an eigenvector leaves open: the maps are rotated so that one virtual coil has phase 0 everywhere. The
 * virtual coil is the first principal component of the central k-space samples, which sees the whole object, so that the maps
 * stay smooth and mixing the channels changes nothing but a constant; its own phase makes its strongest channel real and positive.
 */
final class PhaseReference {
    /** Samples of the centre along each axis. */
    private static final int CENTRE = 24;

    private final int coils;
    private final Workers workers;
    private final float[] re;
    private final float[] im;

    PhaseReference(int coils, Workers workers) {
        this.coils = coils;
        this.workers = workers;
        this.re = new float[coils];
        this.im = new float[coils];
    }

    /** Finds the virtual coil of a slice. */
    void calibrate(KSpace reference, KSpaceWindow window) {
        int firstF = Math.max(window.firstFrequency(), reference.frequency() / 2 - CENTRE / 2);
        int endF = Math.min(window.firstFrequency() + window.frequency(), reference.frequency() / 2 + CENTRE / 2);
        int firstP = Math.max(window.firstPhase(), reference.phase() / 2 - CENTRE / 2);
        int endP = Math.min(window.firstPhase() + window.phase(), reference.phase() / 2 + CENTRE / 2);
        double[][] covarianceRe = new double[coils][coils];
        double[][] covarianceIm = new double[coils][coils];
        for (int p = firstP; p < endP; p++) {
            for (int f = firstF; f < endF; f++) {
                add(reference, f + reference.frequency() * p, covarianceRe, covarianceIm);
            }
        }
        HermitianEigen eigen = HermitianEigen.above(1, covarianceRe, covarianceIm, workers);
        int strongest = 0;
        for (int c = 1; c < coils; c++) {
            if (power(eigen, c) > power(eigen, strongest)) {
                strongest = c;
            }
        }
        double length = Math.sqrt(power(eigen, strongest));
        double cos = eigen.re()[strongest][0] / length;
        double sin = eigen.im()[strongest][0] / length;
        for (int c = 0; c < coils; c++) {
            re[c] = (float) (eigen.re()[c][0] * cos + eigen.im()[c][0] * sin);
            im[c] = (float) (eigen.im()[c][0] * cos - eigen.re()[c][0] * sin);
        }
    }

    /** Rotates the maps of every pixel. */
    void apply(KSpace maps) {
        int line = maps.frequency();
        workers.each(maps.phase(), (p, worker) -> {
            float[] cos = new float[line];
            float[] sin = new float[line];
            for (int c = 0; c < coils; c++) {
                addInner(re[c], im[c], maps.re(c), maps.im(c), p * line, cos, sin);
            }
            for (int f = 0; f < line; f++) {
                float length = (float) Math.sqrt(cos[f] * cos[f] + sin[f] * sin[f]);
                cos[f] = length > 0 ? cos[f] / length : 1;
                sin[f] = length > 0 ? sin[f] / length : 0;
            }
            for (int c = 0; c < coils; c++) {
                rotateBack(maps.re(c), maps.im(c), p * line, cos, sin);
            }
        });
    }

    private void add(KSpace data, int at, double[][] covarianceRe, double[][] covarianceIm) {
        for (int i = 0; i < coils; i++) {
            double r = data.re(i)[at];
            double m = data.im(i)[at];
            for (int j = 0; j < coils; j++) {
                covarianceRe[i][j] += r * data.re(j)[at] + m * data.im(j)[at];
                covarianceIm[i][j] += m * data.re(j)[at] - r * data.im(j)[at];
            }
        }
    }

    private static double power(HermitianEigen eigen, int c) {
        return eigen.re()[c][0] * eigen.re()[c][0] + eigen.im()[c][0] * eigen.im()[c][0];
    }

    /** {@code sum += conj(a + ib) x}. */
    private static void addInner(float a, float b, float[] xr, float[] xi, int at, float[] sumRe, float[] sumIm) {
        for (int f = 0; f < sumRe.length; f++) {
            sumRe[f] += a * xr[at + f] + b * xi[at + f];
            sumIm[f] += a * xi[at + f] - b * xr[at + f];
        }
    }

    private static void rotateBack(float[] xr, float[] xi, int at, float[] cos, float[] sin) {
        for (int f = 0; f < cos.length; f++) {
            float u = xr[at + f];
            float v = xi[at + f];
            xr[at + f] = u * cos[f] + v * sin[f];
            xi[at + f] = v * cos[f] - u * sin[f];
        }
    }
}
