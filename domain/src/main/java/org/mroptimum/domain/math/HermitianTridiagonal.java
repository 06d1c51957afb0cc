package org.mroptimum.domain.math;

import java.util.Arrays;

/**
 * Reduces a dense complex Hermitian matrix to a real symmetric tridiagonal one by Householder reflections, double precision:
 * {@code A = Q D T D^H Q^H} with {@code Q = H_0 H_1 ..}, {@code H_j = I - b_j v_j v_j^H} and a diagonal {@code D} of phases (Golub
 * and Van Loan, Matrix Computations, 8.3.1). The update of one step and the product of the next are one pass over the rows, so
 * that each row comes from memory once a step.
 */
final class HermitianTridiagonal {
    /** Rows are shared in bands of this many; the sums of the bands are added in their order, whoever computed them. */
    private static final int BAND = 48;

    /** Numbers between the sums of two bands, so that threads do not write to the same cache lines. */
    private static final int APART = 16;

    private final int n;
    private final double[][] re;
    private final double[][] im;
    private final double[] diagonal;
    private final double[] beside;
    private final double[] phaseRe;
    private final double[] phaseIm;
    private final double[] scale;
    private final double[][] product;

    private double[] vr;
    private double[] vi;
    private double[] nextR;
    private double[] nextI;
    private final double[] wr;
    private final double[] wi;

    /** Reduces the matrix {@code [row][column]}, both triangles filled; overwrites it. */
    HermitianTridiagonal(double[][] re, double[][] im, Workers workers) {
        this.n = re.length;
        this.re = re;
        this.im = im;
        this.diagonal = new double[n];
        this.beside = new double[n];
        this.phaseRe = new double[n];
        this.phaseIm = new double[n];
        this.scale = new double[n];
        this.product = new double[2 * ((n + BAND - 1) / BAND)][n + APART];
        this.vr = new double[n];
        this.vi = new double[n];
        this.nextR = new double[n];
        this.nextI = new double[n];
        this.wr = new double[n];
        this.wi = new double[n];
        reduce(workers);
    }

    /** Diagonal of T. */
    double[] diagonal() {
        return diagonal;
    }

    /** Element {@code [j + 1][j]} of T at index j. */
    double[] beside() {
        return beside;
    }

    /**
     * Turns eigenvectors of T into those of A.
     *
     * @param zr real parts {@code [component][vector]}, in: of T, out: of A
     * @param zi imaginary parts, out
     */
    void toOriginal(double[][] zr, double[][] zi) {
        int vectors = zr[0].length;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < vectors; k++) {
                zi[i][k] = zr[i][k] * phaseIm[i];
                zr[i][k] *= phaseRe[i];
            }
        }
        double[] sr = new double[vectors];
        double[] si = new double[vectors];
        for (int j = n - 2; j >= 0; j--) {
            Arrays.fill(sr, 0);
            Arrays.fill(si, 0);
            for (int i = j + 1; i < n; i++) {
                add(re[j][i], -im[j][i], zr[i], zi[i], sr, si, 0, vectors);
            }
            for (int i = j + 1; i < n; i++) {
                add(-scale[j] * re[j][i], -scale[j] * im[j][i], sr, si, zr[i], zi[i], 0, vectors);
            }
        }
    }

    private void reduce(Workers workers) {
        phaseRe[0] = 1;
        Arrays.fill(vr, 0);
        for (int j = 0; j < n; j++) {
            if (j > 0) {
                update(j, j);
            }
            diagonal[j] = re[j][j];
            if (j == n - 1) {
                return;
            }
            reflector(j);
            int step = j;
            workers.each((n - j - 1 + BAND - 1) / BAND, (band, worker) -> pass(step, band));
            swap();
            companion(j);
        }
    }

    /** Row {@code i} of {@code A - v w^H - w v^H}, from column {@code from}. */
    private void update(int i, int from) {
        subtract(vr[i], vi[i], wr, wi, re[i], im[i], from, n);
        subtract(wr[i], wi[i], vr, vi, re[i], im[i], from, n);
    }

    /** The reflection that leaves one element beside the diagonal of column j; v replaces row j of A. */
    private void reflector(int j) {
        double power = 0;
        for (int i = j + 1; i < n; i++) {
            nextR[i] = re[j][i];
            nextI[i] = -im[j][i];
            power += nextR[i] * nextR[i] + nextI[i] * nextI[i];
        }
        double norm = Math.sqrt(power);
        double first = StrictMath.hypot(nextR[j + 1], nextI[j + 1]);
        double cos = first > 0 ? nextR[j + 1] / first : 1;
        double sin = first > 0 ? nextI[j + 1] / first : 0;
        nextR[j + 1] += cos * norm;
        nextI[j + 1] += sin * norm;
        scale[j] = norm > 0 ? 1 / (norm * (norm + first)) : 0;
        beside[j] = norm;
        phaseRe[j + 1] = -(phaseRe[j] * cos - phaseIm[j] * sin);
        phaseIm[j + 1] = -(phaseRe[j] * sin + phaseIm[j] * cos);
        System.arraycopy(nextR, j + 1, re[j], j + 1, n - j - 1);
        System.arraycopy(nextI, j + 1, im[j], j + 1, n - j - 1);
    }

    /** Brings a band of rows up to date and adds its part of the product of A with the new v. */
    private void pass(int j, int band) {
        double[] pr = product[2 * band];
        double[] pi = product[2 * band + 1];
        Arrays.fill(pr, j + 1, n, 0);
        Arrays.fill(pi, j + 1, n, 0);
        int first = j + 1 + band * BAND;
        for (int i = first; i < Math.min(n, first + BAND); i++) {
            if (j > 0) {
                update(i, j + 1);
            }
            addConjugate(nextR[i], nextI[i], re[i], im[i], pr, pi, j + 1, n);
        }
    }

    private void swap() {
        double[] r = vr;
        double[] i = vi;
        vr = nextR;
        vi = nextI;
        nextR = r;
        nextI = i;
    }

    /** {@code w = b A v - (b^2 / 2) (v^H A v) v}. */
    private void companion(int j) {
        double b = scale[j];
        double inner = 0;
        for (int i = j + 1; i < n; i++) {
            double r = 0;
            double m = 0;
            for (int band = 0; band * BAND < n - j - 1; band++) {
                r += product[2 * band][i];
                m += product[2 * band + 1][i];
            }
            wr[i] = b * r;
            wi[i] = b * m;
            inner += vr[i] * wr[i] + vi[i] * wi[i];
        }
        double half = b * inner / 2;
        for (int i = j + 1; i < n; i++) {
            wr[i] -= half * vr[i];
            wi[i] -= half * vi[i];
        }
    }

    /** {@code y += (a + ib) x}. */
    private static void add(double a, double b, double[] xr, double[] xi, double[] yr, double[] yi, int from, int end) {
        for (int k = from; k < end; k++) {
            yr[k] += a * xr[k] - b * xi[k];
            yi[k] += a * xi[k] + b * xr[k];
        }
    }

    /** {@code y += (a + ib) conj(x)}. */
    private static void addConjugate(
            double a, double b, double[] xr, double[] xi, double[] yr, double[] yi, int from, int end) {
        for (int k = from; k < end; k++) {
            yr[k] += a * xr[k] + b * xi[k];
            yi[k] += b * xr[k] - a * xi[k];
        }
    }

    /** {@code y -= (a + ib) conj(x)}. */
    private static void subtract(
            double a, double b, double[] xr, double[] xi, double[] yr, double[] yi, int from, int end) {
        for (int k = from; k < end; k++) {
            yr[k] -= a * xr[k] + b * xi[k];
            yi[k] -= b * xr[k] - a * xi[k];
        }
    }
}
