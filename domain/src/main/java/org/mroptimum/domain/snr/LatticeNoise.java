package org.mroptimum.domain.snr;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * Adds noise to the samples of a slice that were acquired, and to no other. The random number of coil {@code c}, line {@code p},
 * sample {@code f} is sample {@code (c * phase + p) * frequency + f} of the replica.
 *
 * @param lattice where samples lie
 * @param first first acquired sample of each readout
 * @param count acquired samples of each readout
 */
record LatticeNoise(SamplingLattice lattice, int first, int count) {

    /** Finds the acquired end of asymmetric echoes: the one with more energy. */
    static LatticeNoise of(SamplingLattice lattice, KSpace sampled) {
        int frequency = lattice.frequency();
        int count = (int) Math.min(frequency, Math.max(1, Math.round(lattice.readout() * frequency)));
        double start = 0;
        double end = 0;
        for (int c = 0; c < sampled.coils() && count < frequency; c++) {
            start += energy(sampled, c, 0, frequency - count);
            end += energy(sampled, c, count, frequency);
        }
        return new LatticeNoise(lattice, end > start ? frequency - count : 0, count);
    }

    private static double energy(KSpace data, int coil, int from, int to) {
        float[] re = data.re(coil);
        float[] im = data.im(coil);
        double sum = 0;
        for (int p = 0; p < data.phase(); p++) {
            for (int i = p * data.frequency() + from; i < p * data.frequency() + to; i++) {
                sum += (double) re[i] * re[i] + (double) im[i] * im[i];
            }
        }
        return sum;
    }

    /**
     * Adds the noise of one replica to one coil.
     *
     * @param lineRe workspace of one readout
     * @param lineIm workspace of one readout
     */
    void addTo(KSpace data, int coil, SampleNoise noise, int replica, float[] lineRe, float[] lineIm) {
        for (int p = 0; p < lattice.phase(); p++) {
            if (lattice.samples(0, p)) {
                long sample = ((long) coil * lattice.phase() + p) * lattice.frequency() + first;
                noise.alongSamples(replica, sample, count, lineRe, lineIm, first);
                int line = p * lattice.frequency();
                add(lineRe, data.re(coil), line);
                add(lineIm, data.im(coil), line);
            }
        }
    }

    private void add(float[] values, float[] to, int line) {
        int step = lattice.stepFrequency();
        for (int f = (first + step - 1) / step * step; f < first + count; f += step) {
            to[line + f] += values[f];
        }
    }
}
