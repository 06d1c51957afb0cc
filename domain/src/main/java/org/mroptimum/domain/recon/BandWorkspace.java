package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.HermitianInverses;

/**
 * What one thread needs to unfold a band of groups: the band's part of one coil's sensitivities and aliased image, and sums over
 * coils. All planes hold one value for each group; first index is the alias or, for pairs of aliases, the plane of
 * {@link HermitianInverses}.
 */
final class BandWorkspace {
    /** Pivots of float sensitivities are exact to about 1e-7. */
    private static final double SMALLEST_PIVOT = 1e-6;

    final float[][] sensitivityRe;
    final float[][] sensitivityIm;
    final float[] foldedRe;
    final float[] foldedIm;
    final float[][] projectedRe;
    final float[][] projectedIm;
    final float[][] unfoldedRe;
    final float[][] unfoldedIm;
    final float[][] gramRe;
    final float[][] gramIm;
    final HermitianInverses inverses;

    BandWorkspace(int aliases, int groups) {
        int pairs = aliases * (aliases + 1) / 2;
        this.sensitivityRe = new float[aliases][groups];
        this.sensitivityIm = new float[aliases][groups];
        this.foldedRe = new float[groups];
        this.foldedIm = new float[groups];
        this.projectedRe = new float[aliases][groups];
        this.projectedIm = new float[aliases][groups];
        this.unfoldedRe = new float[aliases][groups];
        this.unfoldedIm = new float[aliases][groups];
        this.gramRe = new float[pairs][groups];
        this.gramIm = new float[pairs][groups];
        this.inverses = new HermitianInverses(aliases, groups, SMALLEST_PIVOT);
    }

    void clearProjection(int groups) {
        clear(projectedRe, groups);
        clear(projectedIm, groups);
    }

    void clearGram(int groups) {
        clear(gramRe, groups);
        clear(gramIm, groups);
    }

    private static void clear(float[][] planes, int groups) {
        for (float[] plane : planes) {
            Arrays.fill(plane, 0, groups, 0);
        }
    }

    /** Adds this coil to {@code S^H y}. */
    void project(int groups) {
        for (int l = 0; l < projectedRe.length; l++) {
            addProduct(sensitivityRe[l], sensitivityIm[l], foldedRe, foldedIm, projectedRe[l], projectedIm[l], groups);
        }
    }

    /** Adds this coil to {@code A = S^H S}: entry (row, column) is {@code conj(s_row) s_column}. */
    void multiply(int groups) {
        for (int row = 0; row < sensitivityRe.length; row++) {
            for (int column = 0; column < row; column++) {
                int plane = HermitianInverses.plane(row, column);
                addProduct(
                        sensitivityRe[row],
                        sensitivityIm[row],
                        sensitivityRe[column],
                        sensitivityIm[column],
                        gramRe[plane],
                        gramIm[plane],
                        groups);
            }
            addPower(sensitivityRe[row], sensitivityIm[row], gramRe[HermitianInverses.plane(row, row)], groups);
        }
    }

    /** Multiplies {@code S^H y} by a Hermitian matrix in planes, the lower triangle given. */
    void solve(float[][] inverseRe, float[][] inverseIm, int groups) {
        clear(unfoldedRe, groups);
        clear(unfoldedIm, groups);
        for (int l = 0; l < unfoldedRe.length; l++) {
            for (int m = 0; m < unfoldedRe.length; m++) {
                int plane = l >= m ? HermitianInverses.plane(l, m) : HermitianInverses.plane(m, l);
                addProduct(
                        inverseRe[plane],
                        inverseIm[plane],
                        l >= m ? 1 : -1,
                        projectedRe[m],
                        projectedIm[m],
                        unfoldedRe[l],
                        unfoldedIm[l],
                        groups);
            }
        }
    }

    /** {@code out += conj(a) b}. */
    private static void addProduct(float[] ar, float[] ai, float[] br, float[] bi, float[] re, float[] im, int n) {
        for (int i = 0; i < n; i++) {
            re[i] += ar[i] * br[i] + ai[i] * bi[i];
            im[i] += ar[i] * bi[i] - ai[i] * br[i];
        }
    }

    /** {@code out += a b}, or {@code conj(a) b} for sign -1. */
    private static void addProduct(
            float[] ar, float[] ai, float sign, float[] br, float[] bi, float[] re, float[] im, int n) {
        for (int i = 0; i < n; i++) {
            float v = sign * ai[i];
            re[i] += ar[i] * br[i] - v * bi[i];
            im[i] += ar[i] * bi[i] + v * br[i];
        }
    }

    private static void addPower(float[] ar, float[] ai, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += ar[i] * ar[i] + ai[i] * ai[i];
        }
    }
}
