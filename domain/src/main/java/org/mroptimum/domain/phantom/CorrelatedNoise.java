package org.mroptimum.domain.phantom;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Cholesky;
import org.mroptimum.domain.math.CounterNormal;

/**
 * Adds noise of covariance {@code scale^2 L L^H}. Random number {@code (f * lines + p) * coils + c} belongs to frequency f, line
 * p and coil c, so the noise does not depend on the order of work.
 */
final class CorrelatedNoise {
    private final int coils;
    private final double[] re;
    private final double[] im;
    private final double scale;

    CorrelatedNoise(Cholesky factor, int coils, double scale) {
        this.coils = coils;
        this.re = factor.re();
        this.im = factor.im();
        this.scale = scale * Math.sqrt(.5);
    }

    void addTo(KSpace data, CounterNormal random) {
        double[][] whiteRe = new double[coils][data.frequency()];
        double[][] whiteIm = new double[coils][data.frequency()];
        for (int p = 0; p < data.phase(); p++) {
            draw(data, p, random, whiteRe, whiteIm);
            for (int i = 0; i < coils; i++) {
                colour(data, p, i, whiteRe, whiteIm);
            }
        }
    }

    private void draw(KSpace data, int p, CounterNormal random, double[][] whiteRe, double[][] whiteIm) {
        for (int f = 0; f < data.frequency(); f++) {
            for (int c = 0; c < coils; c++) {
                long number = ((long) f * data.phase() + p) * coils + c;
                double radius = scale * random.radius(number);
                double angle = random.angle(number);
                whiteRe[c][f] = radius * StrictMath.cos(angle);
                whiteIm[c][f] = radius * StrictMath.sin(angle);
            }
        }
    }

    private void colour(KSpace data, int p, int i, double[][] whiteRe, double[][] whiteIm) {
        double[] sumRe = new double[data.frequency()];
        double[] sumIm = new double[data.frequency()];
        for (int j = 0; j <= i; j++) {
            add(re[i * coils + j], im[i * coils + j], whiteRe[j], whiteIm[j], sumRe, sumIm);
        }
        float[] outRe = data.re(i);
        float[] outIm = data.im(i);
        int line = data.frequency() * p;
        for (int f = 0; f < sumRe.length; f++) {
            outRe[line + f] = (float) (outRe[line + f] + sumRe[f]);
            outIm[line + f] = (float) (outIm[line + f] + sumIm[f]);
        }
    }

    private static void add(double a, double b, double[] xr, double[] xi, double[] yr, double[] yi) {
        for (int f = 0; f < yr.length; f++) {
            double u = xr[f];
            double v = xi[f];
            yr[f] += a * u - b * v;
            yi[f] += a * v + b * u;
        }
    }
}
