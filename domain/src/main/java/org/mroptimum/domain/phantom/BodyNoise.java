package org.mroptimum.domain.phantom;

import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.noise.NoiseCovariance;

/**
 * Noise covariance of loops that see a conducting body: overlap of their vector potentials over the body, with one random phase
 * for each channel, plus uncorrelated noise of the channels themselves (Roemer 1990, doi:10.1002/mrm.1910160203).
 */
final class BodyNoise {
    private static final double CHANNEL_NOISE = .3;
    private static final long PHASE_SEED = 77;

    private BodyNoise() {}

    static NoiseCovariance covariance(LoopCoils loops, int frequency, int phase) {
        int coils = loops.potential().length;
        double[] overlap = overlap(loops.potential(), frequency, phase);
        double trace = 0;
        for (int c = 0; c < coils; c++) {
            trace += overlap[c * coils + c];
        }
        CounterNormal random = new CounterNormal(PHASE_SEED);
        double[] re = new double[coils * coils];
        double[] im = new double[coils * coils];
        for (int a = 0; a < coils; a++) {
            for (int b = 0; b < coils; b++) {
                double value = overlap[a * coils + b] * coils / trace;
                double angle = random.angle(a) - random.angle(b);
                re[a * coils + b] = value * StrictMath.cos(angle);
                im[a * coils + b] = value * StrictMath.sin(angle);
            }
            re[a * coils + a] += CHANNEL_NOISE * (1 + .5 * StrictMath.sin(a));
        }
        return new NoiseCovariance(coils, re, im);
    }

    private static double[] overlap(double[][] potential, int frequency, int phase) {
        int coils = potential.length;
        double[] sum = new double[coils * coils];
        for (int p = 0; p < phase; p++) {
            double y = PhantomObject.coordinate(p, phase);
            for (int f = 0; f < frequency; f++) {
                double x = PhantomObject.coordinate(f, frequency);
                if (x * x + y * y <= .9) {
                    addProducts(potential, f + frequency * p, sum);
                }
            }
        }
        return sum;
    }

    private static void addProducts(double[][] potential, int pixel, double[] sum) {
        int coils = potential.length;
        for (int a = 0; a < coils; a++) {
            for (int b = 0; b < coils; b++) {
                sum[a * coils + b] += potential[a][pixel] * potential[b][pixel];
            }
        }
    }
}
