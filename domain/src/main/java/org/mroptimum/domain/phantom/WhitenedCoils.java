package org.mroptimum.domain.phantom;

import org.mroptimum.domain.math.Cholesky;

/** Coil maps after whitening with the noise covariance, {@code L^-1 C} with {@code Psi = L L^H}. */
final class WhitenedCoils {
    private final double[][] re;
    private final double[][] im;

    WhitenedCoils(LoopCoils coils, Cholesky factor) {
        double[][] inverse = factor.inverseFactor();
        int n = coils.re().length;
        int pixels = coils.re()[0].length;
        this.re = new double[n][pixels];
        this.im = new double[n][pixels];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double a = inverse[0][i * n + j];
                double b = inverse[1][i * n + j];
                for (int p = 0; p < pixels; p++) {
                    re[i][p] += a * coils.re()[j][p] - b * coils.im()[j][p];
                    im[i][p] += a * coils.im()[j][p] + b * coils.re()[j][p];
                }
            }
        }
    }

    /** {@code A = C^H Psi^-1 C} of some pixels, row-major {@code [k * members + l]}. */
    void gram(int[] pixels, int members, double[] outRe, double[] outIm) {
        for (int k = 0; k < members; k++) {
            for (int l = 0; l < members; l++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int c = 0; c < re.length; c++) {
                    double kr = re[c][pixels[k]];
                    double ki = im[c][pixels[k]];
                    double lr = re[c][pixels[l]];
                    double li = im[c][pixels[l]];
                    sumRe += kr * lr + ki * li;
                    sumIm += kr * li - ki * lr;
                }
                outRe[k * members + l] = sumRe;
                outIm[k * members + l] = sumIm;
            }
        }
    }

    /** {@code C^H Psi^-1 C} at each pixel. */
    double[] power() {
        double[] power = new double[re[0].length];
        for (int c = 0; c < re.length; c++) {
            for (int p = 0; p < power.length; p++) {
                power[p] += re[c][p] * re[c][p] + im[c][p] * im[c][p];
            }
        }
        return power;
    }
}
