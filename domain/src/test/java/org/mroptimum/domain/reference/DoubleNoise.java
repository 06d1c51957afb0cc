package org.mroptimum.domain.reference;

/** Noise covariance and whitening in double precision. */
public final class DoubleNoise {

    private DoubleNoise() {}

    /** Sample covariance {@code sum n n^H / N} of a noise scan, divided by {@code factor}. */
    public static DoubleMatrix covariance(DoubleSlice scan, double factor) {
        DoubleMatrix psi = DoubleMatrix.zeros(scan.coils(), scan.coils());
        for (int i = 0; i < scan.coils(); i++) {
            for (int j = 0; j < scan.coils(); j++) {
                for (int s = 0; s < scan.size(); s++) {
                    double a = scan.re()[i][s];
                    double b = scan.im()[i][s];
                    double c = scan.re()[j][s];
                    double d = scan.im()[j][s];
                    psi.re()[i][j] += (a * c + b * d) / scan.size() / factor;
                    psi.im()[i][j] += (b * c - a * d) / scan.size() / factor;
                }
            }
        }
        return psi;
    }

    /** {@code Psi_ij / sqrt(Psi_ii Psi_jj)}. */
    public static DoubleMatrix coefficients(DoubleMatrix psi) {
        DoubleMatrix out = DoubleMatrix.zeros(psi.rows(), psi.rows());
        for (int i = 0; i < psi.rows(); i++) {
            for (int j = 0; j < psi.rows(); j++) {
                double scale = Math.sqrt(psi.re()[i][i] * psi.re()[j][j]);
                out.re()[i][j] = psi.re()[i][j] / scale;
                out.im()[i][j] = psi.im()[i][j] / scale;
            }
        }
        return out;
    }

    /** {@code L^-1 k} with {@code Psi = L L^H}. */
    public static DoubleSlice whiten(DoubleSlice kspace, DoubleMatrix psi) {
        return psi.cholesky().inverse().times(kspace);
    }
}
