package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;

class LatticeNoiseTest {

    /** Writes the number of the sample, so that one sees where it went. */
    private static void number(int replica, long first, int count, float[] re, float[] im, int offset) {
        for (int i = 0; i < count; i++) {
            re[offset + i] = first + i;
            im[offset + i] = -replica;
        }
    }

    private static KSpace noise(LatticeNoise noise, int coils) {
        SamplingLattice lattice = noise.lattice();
        KSpace data = new KSpace(lattice.frequency(), lattice.phase(), coils);
        for (int c = 0; c < coils; c++) {
            noise.addTo(data, c, LatticeNoiseTest::number, 9, new float[11], new float[11]);
        }
        return data;
    }

    @Test
    void reachesEverySampleOfTheLatticeAndNoOther() {
        BitSet lines = new BitSet();
        lines.set(1);
        lines.set(7);
        SamplingLattice lattice = new SamplingLattice(11, 9, 2, 3, 1, lines, 1);
        KSpace data = noise(LatticeNoise.of(lattice, new KSpace(11, 9, 2)), 2);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < data.size(); i++) {
                boolean sampled = lattice.samples(i % 11, i / 11);
                assertEquals(sampled ? c * data.size() + i : 0, data.re(c)[i]);
                assertEquals(sampled ? -9 : 0, data.im(c)[i]);
            }
        }
    }

    @ParameterizedTest(name = "echo at samples {0} and up, step {1}")
    @CsvSource({"0, 1, 0, 8", "3, 1, 3, 11", "3, 2, 3, 11"})
    void asymmetricEchoesHaveNoiseAtTheirAcquiredEnd(int start, int step, int first, int end) {
        SamplingLattice lattice = new SamplingLattice(11, 4, step, 1, 0, lines(4), .75);
        KSpace sampled = new KSpace(11, 4, 2);
        for (int p = 0; p < 4; p++) {
            Arrays.fill(sampled.re(1), 11 * p + start, 11 * p + start + 8, 1);
        }
        KSpace data = noise(LatticeNoise.of(lattice, sampled), 2);
        for (int i = 0; i < data.size(); i++) {
            int f = i % 11;
            boolean expected = f >= first && f < end && f % step == 0;
            assertEquals(expected ? data.size() + i : 0, data.re(1)[i], "sample " + f);
        }
    }

    private static BitSet lines(int count) {
        BitSet lines = new BitSet();
        lines.set(0, count);
        return lines;
    }
}
