package org.mroptimum.domain.reference;

import org.mroptimum.domain.noise.NoiseCovariance;

/**
 * A small complex matrix in double precision, with the plain textbook operations.
 *
 * @param re real parts {@code [row][column]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record DoubleMatrix(double[][] re, double[][] im) {

    public static DoubleMatrix zeros(int rows, int columns) {
        return new DoubleMatrix(new double[rows][columns], new double[rows][columns]);
    }

    public static DoubleMatrix identity(int n) {
        return zeros(n, n).plusDiagonal(1);
    }

    public static DoubleMatrix of(NoiseCovariance psi) {
        DoubleMatrix out = zeros(psi.coils(), psi.coils());
        for (int i = 0; i < psi.coils() * psi.coils(); i++) {
            out.re[i / psi.coils()][i % psi.coils()] = psi.re()[i];
            out.im[i / psi.coils()][i % psi.coils()] = psi.im()[i];
        }
        return out;
    }

    public int rows() {
        return re.length;
    }

    public int columns() {
        return re[0].length;
    }

    /** Conjugate transpose. */
    public DoubleMatrix adjoint() {
        DoubleMatrix out = zeros(/* rows= */ columns(), /* columns= */ rows());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                out.re[j][i] = re[i][j];
                out.im[j][i] = -im[i][j];
            }
        }
        return out;
    }

    public DoubleMatrix times(DoubleMatrix other) {
        DoubleMatrix out = zeros(rows(), other.columns());
        for (int i = 0; i < rows(); i++) {
            for (int k = 0; k < columns(); k++) {
                out.add(i, re[i][k], im[i][k], other, k);
            }
        }
        return out;
    }

    /** This matrix plus a multiple of the identity. */
    public DoubleMatrix plusDiagonal(double value) {
        DoubleMatrix out = copy();
        for (int i = 0; i < rows(); i++) {
            out.re[i][i] += value;
        }
        return out;
    }

    /** Frobenius norm. */
    public double norm() {
        double sum = 0;
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                sum += re[i][j] * re[i][j] + im[i][j] * im[i][j];
            }
        }
        return Math.sqrt(sum);
    }

    /** By Gauss and Jordan with row pivots. */
    public DoubleMatrix inverse() {
        DoubleMatrix left = copy();
        DoubleMatrix right = identity(rows());
        for (int j = 0; j < rows(); j++) {
            int pivot = j;
            for (int i = j + 1; i < rows(); i++) {
                pivot = left.magnitude(i, j) > left.magnitude(pivot, j) ? i : pivot;
            }
            left.swap(j, pivot);
            right.swap(j, pivot);
            double power = Math.pow(left.magnitude(j, j), 2);
            if (power == 0) {
                throw new ArithmeticException("singular matrix");
            }
            double a = left.re[j][j] / power;
            double b = -left.im[j][j] / power;
            left.scale(j, a, b);
            right.scale(j, a, b);
            for (int i = 0; i < rows(); i++) {
                if (i != j) {
                    double x = -left.re[i][j];
                    double y = -left.im[i][j];
                    left.add(i, x, y, left, j);
                    right.add(i, x, y, right, j);
                }
            }
        }
        return right;
    }

    /** Lower triangular {@code L} with a real positive diagonal, {@code A = L L^H}. */
    public DoubleMatrix cholesky() {
        DoubleMatrix lower = zeros(rows(), rows());
        for (int j = 0; j < rows(); j++) {
            for (int i = j; i < rows(); i++) {
                double x = re[i][j];
                double y = im[i][j];
                for (int k = 0; k < j; k++) {
                    x -= lower.re[i][k] * lower.re[j][k] + lower.im[i][k] * lower.im[j][k];
                    y -= lower.im[i][k] * lower.re[j][k] - lower.re[i][k] * lower.im[j][k];
                }
                double diagonal = i == j ? Math.sqrt(x) : lower.re[j][j];
                lower.re[i][j] = x / diagonal;
                lower.im[i][j] = i == j ? 0 : y / diagonal;
            }
        }
        return lower;
    }

    /** This matrix applied to the coils of every sample. */
    public DoubleSlice times(DoubleSlice data) {
        DoubleSlice out = DoubleSlice.zeros(data.frequency(), data.phase(), rows());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                for (int s = 0; s < data.size(); s++) {
                    out.re()[i][s] += re[i][j] * data.re()[j][s] - im[i][j] * data.im()[j][s];
                    out.im()[i][s] += re[i][j] * data.im()[j][s] + im[i][j] * data.re()[j][s];
                }
            }
        }
        return out;
    }

    double magnitude(int i, int j) {
        return Math.hypot(re[i][j], im[i][j]);
    }

    public DoubleMatrix copy() {
        DoubleMatrix out = zeros(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            out.re[i] = re[i].clone();
            out.im[i] = im[i].clone();
        }
        return out;
    }

    /** Adds {@code (x + iy)} times a row of another matrix to a row of this one. */
    private void add(int row, double x, double y, DoubleMatrix other, int otherRow) {
        for (int j = 0; j < columns(); j++) {
            re[row][j] += x * other.re[otherRow][j] - y * other.im[otherRow][j];
            im[row][j] += x * other.im[otherRow][j] + y * other.re[otherRow][j];
        }
    }

    private void scale(int row, double x, double y) {
        for (int j = 0; j < columns(); j++) {
            double a = re[row][j];
            re[row][j] = x * a - y * im[row][j];
            im[row][j] = x * im[row][j] + y * a;
        }
    }

    private void swap(int i, int j) {
        double[] a = re[i];
        re[i] = re[j];
        re[j] = a;
        double[] b = im[i];
        im[i] = im[j];
        im[j] = b;
    }
}
