package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.ReferenceVectors;

class CombinedReconstructionTest {

    enum Kind {
        RSS,
        B1;

        String file() {
            return name().toLowerCase(Locale.ROOT);
        }

        Reconstruction make(KSpace shape, Workers workers) {
            return this == RSS
                    ? CombinedReconstructions.rss(shape, workers)
                    : CombinedReconstructions.b1(shape, workers);
        }

        Reconstruction prepared(KSpace whitened, Workers workers) {
            Reconstruction reconstruction = make(whitened, workers);
            reconstruction.prepare(CombinedReconstructions.slice(whitened));
            return reconstruction;
        }
    }

    @ParameterizedTest
    @EnumSource
    void imageOverNoiseIsTheAnalyticSnr(Kind kind) {
        for (ReferenceVectors reference : ReferenceVectors.all().toList()) {
            Reconstruction reconstruction =
                    kind.prepared(reference.array("whitened").kspace(), Workers.alone());

            float[] snr = new float[reconstruction.noise().length];
            reconstruction.clean().magnitudes(snr);
            for (int p = 0; p < snr.length; p++) {
                snr[p] /= reconstruction.noise()[p];
            }
            double[] expected = reference.array("ac_" + kind.file()).map();
            assertEquals(0, Difference.relative(expected, snr, reference.inside()), 1e-5, reference.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void replicasDrawnInTheImageAreThoseOfThePlainPipeline(Kind kind) {
        KSpace whitened = ReferenceVectors.odd().array("whitened").kspace();
        Reconstruction reconstruction = kind.prepared(whitened, Workers.alone());
        ReplicaNoise noise = new ReplicaNoise(7, 0);
        ReplicaBatch batch = new ReplicaBatch(whitened.size(), 5);
        batch.start(3, 4);
        reconstruction.replicas().orElseThrow().draw(noise, batch);

        SliceImage replica =
                new SliceImage(whitened.size(), reconstruction.clean().complex());
        for (int lane = 0; lane < 4; lane++) {
            reconstruction.image(withImageNoise(whitened, noise, 3 + lane), replica);
            for (int p = 0; p < whitened.size(); p++) {
                float drawn = batch.values()[p * 5 + lane];
                assertEquals(reconstruction.clean().deviation(replica, p), drawn, 1e-4, "pixel " + p);
            }
        }
    }

    private static KSpace withImageNoise(KSpace whitened, ReplicaNoise noise, int replica) {
        KSpace data = new KSpace(whitened.frequency(), whitened.phase(), whitened.coils());
        CentredFft2D fft = new CentredFft2D(data.frequency(), data.phase());
        for (int c = 0; c < data.coils(); c++) {
            noise.alongSamples(replica, (long) c * data.size(), data.size(), data.re(c), data.im(c), 0);
            fft.forward(data.re(c), data.im(c));
            for (int p = 0; p < data.size(); p++) {
                data.re(c)[p] += whitened.re(c)[p];
                data.im(c)[p] += whitened.im(c)[p];
            }
        }
        return data;
    }

    @ParameterizedTest
    @EnumSource
    void threadsDoNotChangeAnyByte(Kind kind) {
        KSpace whitened = ReferenceVectors.even48().array("whitened").kspace();
        try (Workers three = new Workers(3, () -> false)) {
            Reconstruction one = kind.prepared(whitened, Workers.alone());
            Reconstruction many = kind.prepared(whitened, three);
            assertArrayEquals(one.clean().re(), many.clean().re());
            assertArrayEquals(one.clean().im(), many.clean().im());
            assertArrayEquals(drawn(one), drawn(many));
        }
    }

    private static float[] drawn(Reconstruction reconstruction) {
        ReplicaBatch batch = new ReplicaBatch(reconstruction.noise().length, 8);
        batch.start(0, 8);
        reconstruction.replicas().orElseThrow().draw(new ReplicaNoise(1, 0), batch);
        return batch.values();
    }

    @ParameterizedTest
    @EnumSource
    void linesThatWereNotAcquiredCarryNoNoise(Kind kind) {
        KSpace whitened = ReferenceVectors.odd().array("whitened").kspace();
        BitSet lines = new BitSet();
        lines.set(9, whitened.phase());
        SamplingLattice partial = new SamplingLattice(whitened.frequency(), whitened.phase(), 1, 1, 0, lines, .8);
        Undersampling.keep(partial, whitened);
        Reconstruction reconstruction = kind.make(whitened, Workers.alone());

        reconstruction.prepare(CombinedReconstructions.slice(whitened, partial));

        assertEquals(Math.sqrt(.5 * .8 * 24 / 33), reconstruction.noise()[0], 1e-6);
        assertTrue(reconstruction.replicas().isEmpty(), "noise of the image is not white");
    }

    @ParameterizedTest
    @EnumSource
    void aSampleThatIsNotFiniteIsRefused(Kind kind) {
        Stream.of(Float.NaN, Float.POSITIVE_INFINITY).forEach(bad -> {
            KSpace whitened = ReferenceVectors.odd().array("whitened").kspace();
            whitened.im(2)[100] = bad;
            JobFailure failure = assertThrows(JobFailure.class, () -> kind.prepared(whitened, Workers.alone()));
            assertEquals(ComputationError.NOT_FINITE, failure.code());
        });
    }

    @Test
    void b1HasNoValueOutsideItsMask() {
        KSpace whitened = ReferenceVectors.even48().array("whitened").kspace();
        Reconstruction b1 = CombinedReconstructions.b1(whitened, new MaskChoice.Percentage(10), Workers.alone());
        b1.prepare(CombinedReconstructions.slice(whitened));

        double[] expected = ReferenceVectors.even48().array("mask_percentage10").map();
        float[] drawn = drawn(b1);
        for (int p = 0; p < expected.length; p++) {
            assertEquals(expected[p] > 0, b1.valid()[p]);
            assertEquals(expected[p] > 0, b1.clean().magnitude(p) > 0);
            assertEquals(expected[p] > 0, drawn[p * 8] != 0);
        }
    }

    @Test
    void b1TakesTheSensitivitiesOfOtherData() {
        KSpace whitened = ReferenceVectors.odd().array("whitened").kspace();
        Reconstruction own = CombinedReconstructions.b1(whitened, Workers.alone());
        own.prepare(CombinedReconstructions.slice(whitened));
        Reconstruction other = CombinedReconstructions.b1(whitened, Workers.alone());
        SliceData same = CombinedReconstructions.slice(whitened);
        other.prepare(new SliceData(0, whitened.copy(), same.lattice(), same.reference(), same.window()));
        assertArrayEquals(own.clean().re(), other.clean().re());

        KSpace turned = whitened.copy();
        for (int c = 0; c < turned.coils(); c++) {
            for (int p = 0; p < turned.size(); p++) {
                turned.re(c)[p] *= -1;
                turned.im(c)[p] *= -1;
            }
        }
        other.prepare(new SliceData(
                0,
                whitened.copy(),
                same.lattice(),
                turned,
                CombinedReconstructions.slice(whitened).window()));
        int centre = whitened.size() / 2;
        assertEquals(-own.clean().re()[centre], other.clean().re()[centre], 1e-3);
        assertFalse(own.sensitivities().isEmpty());
    }
}
