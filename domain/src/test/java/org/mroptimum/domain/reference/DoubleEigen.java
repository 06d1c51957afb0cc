package org.mroptimum.domain.reference;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix by Jacobi rotations.
 *
 * @param values eigenvalues, in no order
 * @param vectors column {@code i} belongs to {@code values[i]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record DoubleEigen(double[] values, DoubleMatrix vectors) {
    private static final double EXACT = 1e-15;
    private static final int MOST_SWEEPS = 60;

    public static DoubleEigen of(DoubleMatrix hermitian) {
        DoubleMatrix a = hermitian.copy();
        DoubleMatrix rows = DoubleMatrix.identity(a.rows());
        double limit = EXACT * a.norm() / a.rows();
        boolean rotated = true;
        for (int sweep = 0; rotated; sweep++) {
            if (sweep == MOST_SWEEPS) {
                throw new ArithmeticException("no convergence");
            }
            rotated = false;
            for (int p = 0; p < a.rows(); p++) {
                for (int q = p + 1; q < a.rows(); q++) {
                    if (a.magnitude(p, q) > limit) {
                        rotate(a, rows, p, q);
                        rotated = true;
                    }
                }
            }
        }
        double[] values = new double[a.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = a.re()[i][i];
        }
        return new DoubleEigen(values, rows.adjoint());
    }

    /** Index of the largest eigenvalue. */
    public int largest() {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** Makes {@code a[p][q]} zero: rows of {@code J^H A}, then columns from {@code A = A^H}. */
    private static void rotate(DoubleMatrix a, DoubleMatrix rows, int p, int q) {
        double size = a.magnitude(p, q);
        double tau = (a.re()[q][q] - a.re()[p][p]) / (2 * size);
        double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.hypot(1, tau));
        double cos = 1 / Math.hypot(1, t);
        double sin = t * cos;
        double phaseRe = a.re()[p][q] / size;
        double phaseIm = a.im()[p][q] / size;
        double app = a.re()[p][p] - t * size;
        double aqq = a.re()[q][q] + t * size;
        combine(a, p, q, cos, sin, phaseRe, phaseIm);
        combine(rows, p, q, cos, sin, phaseRe, phaseIm);
        for (int i = 0; i < a.rows(); i++) {
            a.re()[i][p] = a.re()[p][i];
            a.im()[i][p] = -a.im()[p][i];
            a.re()[i][q] = a.re()[q][i];
            a.im()[i][q] = -a.im()[q][i];
        }
        set(a, p, p, app);
        set(a, q, q, aqq);
        set(a, p, q, 0);
        set(a, q, p, 0);
    }

    private static void set(DoubleMatrix a, int i, int j, double value) {
        a.re()[i][j] = value;
        a.im()[i][j] = 0;
    }

    /** Row p becomes {@code cos p - sin phase q}, row q becomes {@code sin p + cos phase q}. */
    private static void combine(DoubleMatrix m, int p, int q, double cos, double sin, double phaseRe, double phaseIm) {
        for (int i = 0; i < m.columns(); i++) {
            double re = phaseRe * m.re()[q][i] - phaseIm * m.im()[q][i];
            double im = phaseRe * m.im()[q][i] + phaseIm * m.re()[q][i];
            m.re()[q][i] = sin * m.re()[p][i] + cos * re;
            m.im()[q][i] = sin * m.im()[p][i] + cos * im;
            m.re()[p][i] = cos * m.re()[p][i] - sin * re;
            m.im()[p][i] = cos * m.im()[p][i] - sin * im;
        }
    }
}
