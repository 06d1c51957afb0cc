package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/** Noise drawn in the image is the noise of the plain pipeline. */
class SenseReplicasTest {

    /** The same noise, carried to k-space and through the plain pipeline, deviates by the same amounts. */
    @ParameterizedTest
    @CsvSource({"16,18,2,3,1", "15,12,3,2,0", "12,21,1,3,2", "8,8,1,1,0", "70,6,1,2,1"})
    void deviationsAreThoseOfThePlainPipeline(int nf, int np, int r1, int r2, int first) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, first, r1 * r2 + 3, 17);
        boolean[] mask = new boolean[nf * np];
        for (int p = 0; p < mask.length; p++) {
            mask[p] = p % 5 != 0;
        }
        Sense sense = example.prepared(mask);
        ReplicaNoise noise = new ReplicaNoise(99, 2);
        ReplicaBatch batch = new ReplicaBatch(nf * np, 5);
        batch.start(3, 4);
        sense.replicas().orElseThrow().draw(noise, batch);
        SliceImage replica = new SliceImage(nf * np, true);
        for (int lane = 0; lane < 4; lane++) {
            sense.image(noisy(example, noise, 3 + lane), replica);
            for (int p = 0; p < nf * np; p++) {
                float expected = sense.clean().deviation(replica, p);
                float actual = batch.values()[p * 5 + lane];
                assertEquals(expected, actual, 1e-4 * Math.max(1, sense.noise()[p] * sense.noise()[p]), "pixel " + p);
                assertTrue(mask[p] || actual == 0);
            }
        }
    }

    /** The data plus the k-space of the noise that the short way draws. */
    private static KSpace noisy(SenseExample example, ReplicaNoise noise, int replica) {
        int r1 = example.lattice().stepFrequency();
        int r2 = example.lattice().stepPhase();
        int mf = example.full().frequency() / r1;
        int mp = example.full().phase() / r2;
        KSpace data = example.sampled(example.full());
        float[] re = new float[mf * mp];
        float[] im = new float[mf * mp];
        for (int c = 0; c < data.coils(); c++) {
            noise.alongSamples(replica, (long) c * mf * mp, mf * mp, re, im, 0);
            new CentredFft2D(mf, mp).forward(re, im);
            for (int m = 0; m < mf * mp; m++) {
                int at = m % mf * r1
                        + data.frequency() * (m / mf * r2 + example.lattice().firstPhase());
                data.re(c)[at] += re[m];
                data.im(c)[at] += im[m];
            }
        }
        return data;
    }

    @Test
    void spreadIsThePredictedNoise() {
        SenseExample example = SenseExample.random(16, 16, 2, 2, 0, 8, 4);
        Sense sense = example.prepared();
        int replicas = 2000;
        ReplicaBatch batch = new ReplicaBatch(256, replicas);
        batch.start(0, replicas);
        sense.replicas().orElseThrow().draw(new ReplicaNoise(1, 0), batch);
        double meanRatio = 0;
        for (int p = 0; p < 256; p++) {
            double power = 0;
            for (int n = 0; n < replicas; n++) {
                power += Math.pow(batch.values()[p * replicas + n], 2) / replicas;
            }
            double ratio = Math.sqrt(power) / sense.noise()[p];
            assertEquals(1, ratio, 5 / Math.sqrt(2.0 * replicas), "pixel " + p);
            meanRatio += ratio / 256;
        }
        assertEquals(1, meanRatio, 0.003);
    }

    @Test
    void neitherThreadsNorBatchesChangeABit() {
        SenseExample example = SenseExample.random(48, 40, 2, 2, 0, 6, 8);
        Sense one = example.prepared();
        ReplicaNoise noise = new ReplicaNoise(5, 1);
        ReplicaBatch whole = new ReplicaBatch(48 * 40, 6);
        whole.start(0, 6);
        one.replicas().orElseThrow().draw(noise, whole);
        try (Workers three = new Workers(3, () -> false)) {
            Sense other = example.sense(three);
            other.prepare(example.slice());
            ReplicaBatch same = new ReplicaBatch(48 * 40, 6);
            same.start(0, 6);
            other.replicas().orElseThrow().draw(noise, same);
            assertArrayEquals(whole.values(), same.values());
            ReplicaBatch later = new ReplicaBatch(48 * 40, 9);
            later.start(4, 2);
            other.replicas().orElseThrow().draw(noise, later);
            for (int p = 0; p < 48 * 40; p++) {
                assertEquals(whole.values()[p * 6 + 5], later.values()[p * 9 + 1]);
            }
        }
    }
}
