package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;

/** The definition of GRAPPA, sample by sample. */
final class NaiveGrappa {

    private NaiveGrappa() {}

    static KSpace fill(KSpace data, SamplingLattice lattice, GrappaWeights weights) {
        KSpace out = data.copy();
        for (int p = 0; p < data.phase(); p++) {
            for (int f = 0; f < data.frequency(); f++) {
                int op = Math.floorMod(p - lattice.firstPhase(), lattice.stepPhase());
                int of = f % lattice.stepFrequency();
                if (op == 0 && of == 0) {
                    continue;
                }
                int q = op * lattice.stepFrequency() + of - 1;
                for (int t = 0; t < data.coils(); t++) {
                    double[] sum = sum(data, f - of, p - op, weights, q, t);
                    out.re(t)[f + data.frequency() * p] = (float) sum[0];
                    out.im(t)[f + data.frequency() * p] = (float) sum[1];
                }
            }
        }
        return out;
    }

    private static double[] sum(KSpace data, int f, int p, GrappaWeights weights, int offset, int target) {
        double[] sum = new double[2];
        AxisTaps alongF = weights.kernel().frequency();
        AxisTaps alongP = weights.kernel().phase();
        for (int b = 0; b < alongP.count(); b++) {
            for (int a = 0; a < alongF.count(); a++) {
                int sf = f + alongF.step() * (alongF.first() + a);
                int sp = p + alongP.step() * (alongP.first() + b);
                if (sf < 0 || sf >= data.frequency() || sp < 0 || sp >= data.phase()) {
                    continue;
                }
                int tap = weights.tap(a, b);
                for (int s = 0; s < data.coils(); s++) {
                    double wr = weights.re(offset)[tap][target * data.coils() + s];
                    double wi = weights.im(offset)[tap][target * data.coils() + s];
                    double xr = data.re(s)[sf + data.frequency() * sp];
                    double xi = data.im(s)[sf + data.frequency() * sp];
                    sum[0] += wr * xr - wi * xi;
                    sum[1] += wr * xi + wi * xr;
                }
            }
        }
        return sum;
    }

    /** {@code ||(S^H S + lambda I) w - S^H t|| / ||S^H t||}, the largest of all offsets and targets. */
    static double residual(KSpace data, KSpaceWindow window, GrappaWeights weights) {
        double largest = 0;
        for (int q = 0; q < weights.kernel().offsets(); q++) {
            double[][] rows = equations(data, window, weights.kernel(), q);
            for (int t = 0; t < data.coils(); t++) {
                largest = Math.max(largest, residual(rows, weights, q, t));
            }
        }
        return largest;
    }

    /** One row for each position: sources and then targets, real and imaginary parts interleaved. */
    private static double[][] equations(KSpace data, KSpaceWindow window, GrappaKernel kernel, int offset) {
        AxisTaps alongF = kernel.frequency();
        AxisTaps alongP = kernel.phase();
        List<double[]> rows = new ArrayList<>();
        for (int p = 0; p < window.phase(); p++) {
            for (int f = 0; f < window.frequency(); f++) {
                int tf = f + kernel.offsetFrequency(offset);
                int tp = p + kernel.offsetPhase(offset);
                boolean inside = tf < window.frequency()
                        && tp < window.phase()
                        && f + alongF.step() * alongF.first() >= 0
                        && f + alongF.step() * alongF.last() < window.frequency()
                        && p + alongP.step() * alongP.first() >= 0
                        && p + alongP.step() * alongP.last() < window.phase();
                if (!inside) {
                    continue;
                }
                double[] row = new double[2 * data.coils() * (kernel.taps() + 1)];
                int at = 0;
                for (int b = alongP.first(); b <= alongP.last(); b++) {
                    for (int a = alongF.first(); a <= alongF.last(); a++) {
                        at = put(data, window, f + alongF.step() * a, p + alongP.step() * b, row, at);
                    }
                }
                put(data, window, tf, tp, row, at);
                rows.add(row);
            }
        }
        return rows.toArray(double[][]::new);
    }

    private static int put(KSpace data, KSpaceWindow window, int f, int p, double[] row, int at) {
        int i = window.firstFrequency() + f + data.frequency() * (window.firstPhase() + p);
        int next = at;
        for (int c = 0; c < data.coils(); c++) {
            row[next++] = data.re(c)[i];
            row[next++] = data.im(c)[i];
        }
        return next;
    }

    private static double residual(double[][] rows, GrappaWeights weights, int offset, int target) {
        int coils = weights.coils();
        int n = weights.kernel().taps() * coils;
        double[][] gram = new double[n][2 * n + 2];
        double norm = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= n; j++) {
                int column = j < n ? j : n + target;
                for (double[] row : rows) {
                    double ar = row[2 * i];
                    double ai = -row[2 * i + 1];
                    gram[i][2 * j] += ar * row[2 * column] - ai * row[2 * column + 1];
                    gram[i][2 * j + 1] += ar * row[2 * column + 1] + ai * row[2 * column];
                }
                norm += j < n ? gram[i][2 * j] * gram[i][2 * j] + gram[i][2 * j + 1] * gram[i][2 * j + 1] : 0;
            }
        }
        double lambda = .01 * Math.sqrt(norm) / n;
        double difference = 0;
        double right = 0;
        for (int i = 0; i < n; i++) {
            double re = -gram[i][2 * n];
            double im = -gram[i][2 * n + 1];
            right += re * re + im * im;
            for (int j = 0; j < n; j++) {
                double wr = weights.re(offset)[j / coils][target * coils + j % coils];
                double wi = weights.im(offset)[j / coils][target * coils + j % coils];
                double ar = gram[i][2 * j] + (i == j ? lambda : 0);
                double ai = gram[i][2 * j + 1];
                re += ar * wr - ai * wi;
                im += ar * wi + ai * wr;
            }
            difference += re * re + im * im;
        }
        return Math.sqrt(difference / right);
    }
}
