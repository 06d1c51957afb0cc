package org.mroptimum.domain.recon;

import java.util.BitSet;
import java.util.Optional;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.result.HeapVolume;

/** A slice of random k-space with a lattice; random sensitivities are as independent as coils can be. */
record SenseExample(KSpace full, SamplingLattice lattice) {

    static SenseExample random(int nf, int np, int r1, int r2, int firstPhase, int coils, long seed) {
        BitSet lines = new BitSet(np);
        for (int p = firstPhase; p < np; p += r2) {
            lines.set(p);
        }
        return new SenseExample(noise(nf, np, coils, seed), new SamplingLattice(nf, np, r1, r2, firstPhase, lines, 1));
    }

    /** White noise of unit variance. */
    static KSpace noise(int nf, int np, int coils, long seed) {
        KSpace data = new KSpace(nf, np, coils);
        for (int c = 0; c < coils; c++) {
            new ReplicaNoise(seed, c).alongSamples(0, 0, nf * np, data.re(c), data.im(c), 0);
        }
        return data;
    }

    SenseExample with(SamplingLattice other) {
        return new SenseExample(full, other);
    }

    SenseExample with(KSpace other) {
        return new SenseExample(other, lattice);
    }

    /** Without the first lines. */
    SenseExample withoutLines(int count) {
        BitSet lines = lattice.lines();
        lines.clear(0, count);
        return with(new SamplingLattice(
                lattice.frequency(),
                lattice.phase(),
                lattice.stepFrequency(),
                lattice.stepPhase(),
                lattice.firstPhase(),
                lines,
                lattice.readout()));
    }

    /** What the lattice sees of data. */
    KSpace sampled(KSpace data) {
        KSpace kept = data.copy();
        Undersampling.keep(lattice, kept);
        return kept;
    }

    /** The full data are their own reference. */
    SliceData slice() {
        return new SliceData(0, sampled(full), lattice, full.copy(), KSpaceWindow.whole(full));
    }

    Sense sense(Workers workers) {
        return sense(new MaskChoice.None(), Optional.empty(), workers);
    }

    Sense prepared() {
        Sense sense = sense(Workers.alone());
        sense.prepare(slice());
        return sense;
    }

    /** Prepared with an uploaded mask. */
    Sense prepared(boolean[] mask) {
        return prepared(mask, new JavaKernels());
    }

    /** The same with the hot stages elsewhere. */
    Sense prepared(boolean[] mask, SliceKernels kernels) {
        HeapVolume volume = new HeapVolume(full.frequency(), full.phase(), 1, false);
        float[] values = new float[mask.length];
        for (int p = 0; p < mask.length; p++) {
            values[p] = mask[p] ? 1 : 0;
        }
        volume.put(0, values, values);
        Sense sense = sense(
                new MaskChoice.Upload(FileReference.local("mask")),
                Optional.of(new UploadedMask(volume, full.frequency(), full.phase(), 1)),
                kernels,
                Workers.alone());
        sense.prepare(slice());
        return sense;
    }

    Sense sense(MaskChoice mask, Optional<UploadedMask> uploaded, Workers workers) {
        return sense(mask, uploaded, new JavaKernels(), workers);
    }

    private Sense sense(MaskChoice mask, Optional<UploadedMask> uploaded, SliceKernels kernels, Workers workers) {
        return new Sense(
                new SensitivityChoice(SensitivityChoice.Method.INNER, mask),
                uploaded,
                full.frequency(),
                full.phase(),
                full.coils(),
                kernels,
                workers);
    }
}
