package org.mroptimum.domain.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.kspace.PaddedGrid;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * SENSE by its definition (Pruessmann 1999, doi:10.1002/(SICI)1522-2594(199911)42:5<952::AID-MRM16>3.0.CO;2-S): one small
 * least-squares problem for each group of pixels that alias onto each other.
 *
 * <p>The image of the zero-filled lattice at {@code r} is the sum over aliases {@code (a, b)} of the full image at
 * {@code r + (a Nf/R1, b Np/R2)} times {@code exp(2 pi i (a (cf - of)/R1 + b (cp - op)/R2)) / (R1 R2)}, where {@code c = n / 2} is
 * the centre and {@code o} the first index of the lattice. NUMERICS leaves this phase out: magnitude, SNR and g are the same
 * without it, but the phase of its image jumps between the blocks wherever {@code c - o} is no multiple of R. Here the phase is
 * kept, because cropping an image with such jumps would be wrong; {@link #blockPhase} takes it out again.
 *
 * <p>Sizes that R does not divide: k-space is zero-padded around its centre to the next multiple, unfolded there, and the image's
 * k-space is cropped to the original band. Both transforms are unitary, so the scale does not change.
 */
public final class DoubleSense {
    private final DoubleSlice sensitivities;
    private final boolean[] valid;
    private final SamplingLattice lattice;
    private final double[] inverseDiagonal;
    private final double[] diagonal;

    private DoubleSense(DoubleSlice sensitivities, boolean[] valid, SamplingLattice lattice) {
        this.sensitivities = sensitivities;
        this.valid = valid;
        this.lattice = lattice;
        this.inverseDiagonal = new double[valid.length];
        this.diagonal = new double[valid.length];
    }

    /**
     * Solves every group.
     *
     * @param sensitivities whitened, of the size {@link PaddedGrid} of the lattice
     * @param valid pixels that take signal, of the same size
     * @param lattice where k-space is sampled
     */
    public static DoubleSense of(DoubleSlice sensitivities, boolean[] valid, SamplingLattice lattice) {
        if (!PaddedGrid.of(lattice).equals(new PaddedGrid(sensitivities.frequency(), sensitivities.phase()))) {
            throw new IllegalArgumentException("sensitivities have not the size of the padded lattice");
        }
        DoubleSense sense = new DoubleSense(sensitivities, valid.clone(), lattice);
        sense.forEachGroup((group, s) -> {
            DoubleMatrix normal = s.adjoint().times(s);
            DoubleMatrix inverse = normal.inverse();
            for (int l = 0; l < group.size(); l++) {
                sense.inverseDiagonal[group.get(l)] = inverse.re()[l][l];
                sense.diagonal[group.get(l)] = normal.re()[l][l];
            }
        });
        return sense;
    }

    /** All pixels valid. */
    public static DoubleSense of(DoubleSlice sensitivities, SamplingLattice lattice) {
        boolean[] all = new boolean[sensitivities.size()];
        Arrays.fill(all, true);
        return of(sensitivities, all, lattice);
    }

    /** {@code [A^-1]_ll}, {@code A = S^H S}, on the padded grid: the variance of the noise when the lattice is complete; 0 where invalid. */
    public double[] inverseDiagonal() {
        return inverseDiagonal.clone();
    }

    /** {@code g = sqrt([A^-1]_ll [A]_ll)} on the padded grid, 0 where invalid. */
    public double[] g() {
        double[] g = new double[diagonal.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = Math.sqrt(inverseDiagonal[i] * diagonal[i]);
        }
        return g;
    }

    /** AC SNR {@code sqrt(2) |rho| / sqrt([A^-1]_ll)} on the padded grid, 0 where invalid. */
    public double[] snr(DoubleSlice kspace) {
        double[] snr = unfolded(kspace).magnitude();
        for (int i = 0; i < snr.length; i++) {
            snr[i] = valid[i] ? snr[i] * Math.sqrt(2 / inverseDiagonal[i]) : 0;
        }
        return snr;
    }

    /** The image at the original size; of {@code kspace} only the samples of the lattice are used. */
    public DoubleSlice image(DoubleSlice kspace) {
        DoubleSlice unfolded = unfolded(kspace);
        boolean padded = unfolded.size() != kspace.size();
        return padded
                ? unfolded.kspace().resized(kspace.frequency(), kspace.phase()).image()
                : unfolded;
    }

    /** {@code rho = A^-1 S^H y} on the padded grid; 1 / sqrt(R1 R2) of the fully sampled image. */
    public DoubleSlice unfolded(DoubleSlice kspace) {
        DoubleSlice aliased = kspace.sampledBy(lattice)
                .resized(sensitivities.frequency(), sensitivities.phase())
                .image();
        double scale = Math.sqrt(lattice.factor());
        DoubleSlice rho = DoubleSlice.zeros(sensitivities.frequency(), sensitivities.phase(), 1);
        forEachGroup((group, s) -> {
            DoubleMatrix y = DoubleMatrix.zeros(sensitivities.coils(), 1);
            int first = firstOf(group.get(0));
            for (int c = 0; c < sensitivities.coils(); c++) {
                y.re()[c][0] = scale * aliased.re()[c][first];
                y.im()[c][0] = scale * aliased.im()[c][first];
            }
            DoubleMatrix solution =
                    s.adjoint().times(s).inverse().times(s.adjoint()).times(y);
            for (int l = 0; l < group.size(); l++) {
                rho.re()[0][group.get(l)] = solution.re()[l][0];
                rho.im()[0][group.get(l)] = solution.im()[l][0];
            }
        });
        return rho;
    }

    /** The phase in radians that NUMERICS leaves in its image at this pixel of the padded grid. */
    public double blockPhase(int pixel) {
        int nf = sensitivities.frequency();
        int np = sensitivities.phase();
        int r1 = lattice.stepFrequency();
        int r2 = lattice.stepPhase();
        int a = pixel % nf / (nf / r1);
        int b = pixel / nf / (np / r2);
        // The first sample of the lattice moves with the centre when k-space is padded: the distance to the centre
        // stays.
        int distanceF = lattice.frequency() / 2;
        int distanceP = lattice.phase() / 2 - lattice.firstPhase();
        return 2 * Math.PI * ((double) a * distanceF / r1 + (double) b * distanceP / r2);
    }

    private int firstOf(int pixel) {
        int nf = sensitivities.frequency();
        int f = pixel % nf % (nf / lattice.stepFrequency());
        int p = pixel / nf % (sensitivities.phase() / lattice.stepPhase());
        return f + nf * p;
    }

    private void forEachGroup(Group action) {
        int nf = sensitivities.frequency();
        int rows = nf / lattice.stepFrequency();
        int lines = sensitivities.phase() / lattice.stepPhase();
        for (int p = 0; p < lines; p++) {
            for (int f = 0; f < rows; f++) {
                List<Integer> group = new ArrayList<>();
                for (int q = p; q < sensitivities.phase(); q += lines) {
                    for (int g = f; g < nf; g += rows) {
                        if (valid[g + nf * q]) {
                            group.add(g + nf * q);
                        }
                    }
                }
                if (!group.isEmpty()) {
                    action.solve(group, encoding(group));
                }
            }
        }
    }

    /** {@code S}: coils x pixels of the group. */
    private DoubleMatrix encoding(List<Integer> group) {
        DoubleMatrix s = DoubleMatrix.zeros(sensitivities.coils(), group.size());
        for (int l = 0; l < group.size(); l++) {
            double cos = Math.cos(blockPhase(group.get(l)));
            double sin = Math.sin(blockPhase(group.get(l)));
            for (int c = 0; c < sensitivities.coils(); c++) {
                double re = sensitivities.re()[c][group.get(l)];
                double im = sensitivities.im()[c][group.get(l)];
                s.re()[c][l] = re * cos - im * sin;
                s.im()[c][l] = re * sin + im * cos;
            }
        }
        return s;
    }

    @FunctionalInterface
    private interface Group {
        void solve(List<Integer> pixels, DoubleMatrix encoding);
    }
}
