package org.mroptimum.domain.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * GRAPPA by its definition (Griswold 2002, doi:10.1002/mrm.10171), with the g-factor of its image-domain weights (Breuer 2009,
 * doi:10.1002/mrm.22066).
 *
 * <p>A missing sample at distance {@code o} after the lattice point {@code b} (0 <= o < R on each axis, not both zero) is the sum
 * of the samples at {@code b + offsets} times the weights of {@code o}. Rows of a weight matrix: offset along readout slowest,
 * then offset along phase, then coil; columns: target coil. The fit takes every {@code b} of the calibration block, on the
 * lattice or not, for which all sources and the target lie inside the block.
 */
public final class DoubleGrappa {
    private final SamplingLattice lattice;
    private final int coils;
    private final List<int[]> sources;
    private final List<DoubleMatrix> weights;

    private DoubleGrappa(SamplingLattice lattice, int coils, List<int[]> sources) {
        this.lattice = lattice;
        this.coils = coils;
        this.sources = sources;
        this.weights = new ArrayList<>();
    }

    /**
     * Fits the weights.
     *
     * @param reference k-space that holds the calibration block
     * @param window the calibration block
     * @param tapsFrequency kernel size along readout
     * @param linesPhase kernel size along phase, in acquired lines
     * @param lattice where k-space is sampled
     */
    public static DoubleGrappa of(
            DoubleSlice reference, KSpaceWindow window, int tapsFrequency, int linesPhase, SamplingLattice lattice) {
        List<int[]> sources = new ArrayList<>();
        for (int f : offsets(tapsFrequency, lattice.stepFrequency())) {
            for (int p : offsets(linesPhase, lattice.stepPhase())) {
                sources.add(new int[] {f, p});
            }
        }
        DoubleGrappa grappa = new DoubleGrappa(lattice, reference.coils(), sources);
        for (int p = 0; p < lattice.stepPhase(); p++) {
            for (int f = 0; f < lattice.stepFrequency(); f++) {
                grappa.weights.add(grappa.fit(reference, window, f, p));
            }
        }
        return grappa;
    }

    /** Distances of the sources from the lattice point along one axis. */
    public static int[] offsets(int n, int step) {
        return step > 1
                ? IntStream.rangeClosed(-((n - 1) / 2), n / 2)
                        .map(m -> step * m)
                        .toArray()
                : IntStream.rangeClosed(-(n / 2), n - 1 - n / 2).toArray();
    }

    /** Weights of one missing offset: {@code sources * coils} rows, {@code coils} columns. */
    public DoubleMatrix weights(int offsetFrequency, int offsetPhase) {
        return weights.get(offsetFrequency + lattice.stepFrequency() * offsetPhase);
    }

    private DoubleMatrix fit(DoubleSlice reference, KSpaceWindow window, int of, int op) {
        int unknowns = sources.size() * coils;
        if (of == 0 && op == 0) {
            return DoubleMatrix.zeros(unknowns, coils);
        }
        List<int[]> positions = new ArrayList<>();
        for (int p = window.firstPhase(); p < window.firstPhase() + window.phase(); p++) {
            for (int f = window.firstFrequency(); f < window.firstFrequency() + window.frequency(); f++) {
                if (fits(window, f, p, of, op)) {
                    positions.add(new int[] {f, p});
                }
            }
        }
        DoubleMatrix s = DoubleMatrix.zeros(positions.size(), unknowns);
        DoubleMatrix t = DoubleMatrix.zeros(positions.size(), coils);
        for (int i = 0; i < positions.size(); i++) {
            int f = positions.get(i)[0];
            int p = positions.get(i)[1];
            gather(reference, f, p, s, i);
            for (int c = 0; c < coils; c++) {
                t.re()[i][c] = reference.re()[c][f + of + reference.frequency() * (p + op)];
                t.im()[i][c] = reference.im()[c][f + of + reference.frequency() * (p + op)];
            }
        }
        DoubleMatrix normal = s.adjoint().times(s);
        double lambda = 0.01 * normal.norm() / unknowns;
        return normal.plusDiagonal(lambda).inverse().times(s.adjoint().times(t));
    }

    private boolean fits(KSpaceWindow window, int f, int p, int of, int op) {
        return inside(window, f + of, p + op)
                && sources.stream().allMatch(source -> inside(window, f + source[0], p + source[1]));
    }

    private static boolean inside(KSpaceWindow window, int f, int p) {
        return f >= window.firstFrequency()
                && f < window.firstFrequency() + window.frequency()
                && p >= window.firstPhase()
                && p < window.firstPhase() + window.phase();
    }

    /** The sources of one lattice point into a row; zero outside k-space. */
    private void gather(DoubleSlice data, int f, int p, DoubleMatrix rows, int row) {
        for (int i = 0; i < sources.size(); i++) {
            int g = f + sources.get(i)[0];
            int q = p + sources.get(i)[1];
            if (g >= 0 && g < data.frequency() && q >= 0 && q < data.phase()) {
                for (int c = 0; c < coils; c++) {
                    rows.re()[row][i * coils + c] = data.re()[c][g + data.frequency() * q];
                    rows.im()[row][i * coils + c] = data.im()[c][g + data.frequency() * q];
                }
            }
        }
    }

    /** Filled k-space: acquired samples stay, samples between lattice points are computed, lattice points not acquired stay zero. */
    public DoubleSlice fill(DoubleSlice kspace) {
        DoubleSlice data = kspace.sampledBy(lattice);
        DoubleSlice out = data.plus(DoubleSlice.zeros(data.frequency(), data.phase(), coils));
        for (int i = 0; i < data.size(); i++) {
            int of = i % data.frequency() % lattice.stepFrequency();
            int op = Math.floorMod(i / data.frequency() - lattice.firstPhase(), lattice.stepPhase());
            if (of != 0 || op != 0) {
                DoubleMatrix row = DoubleMatrix.zeros(1, sources.size() * coils);
                gather(data, i % data.frequency() - of, i / data.frequency() - op, row, 0);
                DoubleMatrix value = row.times(weights(of, op));
                for (int c = 0; c < coils; c++) {
                    out.re()[c][i] = value.re()[0][c];
                    out.im()[c][i] = value.im()[0][c];
                }
            }
        }
        return out;
    }

    /**
     * Image-domain weights at a pixel, {@code [source coil][target coil]}: filled coil image = image of the zero-filled lattice
     * times these, except that k-space is taken as periodic here.
     */
    public DoubleMatrix imageWeights(int pixel) {
        int nf = lattice.frequency();
        int np = lattice.phase();
        DoubleMatrix out = DoubleMatrix.identity(coils);
        for (int op = 0; op < lattice.stepPhase(); op++) {
            for (int of = 0; of < lattice.stepFrequency(); of++) {
                for (int i = 0; i < sources.size(); i++) {
                    double turns = (double) (sources.get(i)[0] - of) * (pixel % nf - nf / 2) / nf
                            + (double) (sources.get(i)[1] - op) * (pixel / nf - np / 2) / np;
                    double cos = Math.cos(-2 * Math.PI * turns);
                    double sin = Math.sin(-2 * Math.PI * turns);
                    DoubleMatrix w = weights(of, op);
                    for (int c = 0; c < coils; c++) {
                        for (int t = 0; t < coils; t++) {
                            double re = w.re()[i * coils + c][t];
                            double im = w.im()[i * coils + c][t];
                            out.re()[c][t] += re * cos - im * sin;
                            out.im()[c][t] += re * sin + im * cos;
                        }
                    }
                }
            }
        }
        return out;
    }

    /**
     * {@code g = ||p^H W|| / (||p|| R)} at every pixel.
     *
     * @param p how coils are combined: the filled coil images for RSS, sensitivities for B1
     */
    public double[] g(DoubleSlice p) {
        double[] norm = p.magnitude();
        double[] g = new double[norm.length];
        for (int i = 0; i < g.length; i++) {
            DoubleMatrix conjugate = DoubleMatrix.zeros(coils, 1);
            for (int c = 0; c < coils; c++) {
                conjugate.re()[c][0] = p.re()[c][i];
                conjugate.im()[c][0] = -p.im()[c][i];
            }
            g[i] = imageWeights(i).times(conjugate).norm() / norm[i] / lattice.factor();
        }
        return g;
    }

    /** AC SNR {@code sqrt(2) ||p|| / (g sqrt(R))} of the RSS of filled coil images. */
    public double[] snr(DoubleSlice filledImages) {
        double[] snr = filledImages.magnitude();
        double[] g = g(filledImages);
        for (int i = 0; i < snr.length; i++) {
            snr[i] *= Math.sqrt(2.0 / lattice.factor()) / g[i];
        }
        return snr;
    }
}
