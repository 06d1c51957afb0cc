package org.mroptimum.domain.recon;

import java.util.BitSet;
import java.util.Optional;
import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.Workers;

/** Slices for GRAPPA: a smooth object in smooth coils with some noise, data on a lattice and a central calibration block. */
final class GrappaScans {

    private GrappaScans() {}

    /** Every R1th sample of every R2th line from line {@code first} on. */
    static SamplingLattice lattice(int frequency, int phase, int r1, int r2, int first) {
        BitSet lines = new BitSet(phase);
        for (int p = first; p < phase; p += r2) {
            lines.set(p);
        }
        return new SamplingLattice(frequency, phase, r1, r2, first, lines, 1);
    }

    /** Fully sampled k-space of an ellipse. */
    static KSpace object(int frequency, int phase, int coils) {
        KSpace data = new KSpace(frequency, phase, coils);
        CounterNormal noise = new CounterNormal(3);
        for (int c = 0; c < coils; c++) {
            double angle = 2 * Math.PI * c / coils;
            for (int p = 0; p < phase; p++) {
                for (int f = 0; f < frequency; f++) {
                    double x = 2.0 * f / frequency - 1;
                    double y = 2.0 * p / phase - 1;
                    double distance = Math.hypot(x - 1.2 * Math.cos(angle), y - 1.2 * Math.sin(angle));
                    double signal = x * x / .7 + y * y / .6 < 1 ? 100 / (.3 + distance * distance) : 0;
                    long sample = (long) c * frequency * phase + (long) frequency * p + f;
                    double turn = 2 * x * Math.sin(angle) - y + angle;
                    int i = f + frequency * p;
                    data.re(c)[i] =
                            (float) (signal * Math.cos(turn) + noise.radius(sample) * Math.cos(noise.angle(sample)));
                    data.im(c)[i] =
                            (float) (signal * Math.sin(turn) + noise.radius(sample) * Math.sin(noise.angle(sample)));
                }
            }
            new CentredFft2D(frequency, phase).forward(data.re(c), data.im(c));
        }
        return data;
    }

    /** {@link #object} on a lattice. */
    static KSpace sampled(SamplingLattice lattice, int coils) {
        KSpace data = object(lattice.frequency(), lattice.phase(), coils);
        Undersampling.keep(lattice, data);
        return data;
    }

    static SensitivityMaps sensitivities(KSpace full, Workers workers) {
        SensitivityChoice choice = new SensitivityChoice(SensitivityChoice.Method.INNER, new MaskChoice.Percentage(10));
        return new SensitivityMaps(choice, Optional.empty(), full.frequency(), full.phase(), full.coils(), workers);
    }

    static SliceData slice(KSpace sampled, SamplingLattice lattice, KSpace full, AxisPair block) {
        KSpace reference = new KSpace(full.frequency(), full.phase(), full.coils());
        CalibrationBlock.of(block).cut(full, reference);
        int f = block.frequency().orElseThrow();
        int p = block.phase().orElseThrow();
        KSpaceWindow window = new KSpaceWindow(full.frequency() / 2 - f / 2, f, full.phase() / 2 - p / 2, p);
        return new SliceData(0, sampled, lattice, reference, window);
    }
}
