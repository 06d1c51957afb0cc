package org.mroptimum.domain.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.ReferenceVectors;

class ImageNoiseTest {
    private final KSpace data = ReferenceVectors.even48().array("noise").kspace();

    private static AcquisitionHeader image(int coils, double oversampling) {
        return MemoryScan.of(List.of(new KSpace(8, 8, coils)), oversampling).header();
    }

    private MemoryScan.Noise noise(OptionalDouble dwell, OptionalDouble bandwidth) {
        return new MemoryScan.Noise(data, MemoryScan.channels(6), dwell, bandwidth);
    }

    @Test
    void longerDwellTimeOfTheNoiseScanMeansMoreNoiseInTheImage() {
        ImageNoise same = ImageNoise.estimate(MemoryScan.Noise.of(data), image(6, 1));
        ImageNoise slow = ImageNoise.estimate(noise(OptionalDouble.of(40_000), OptionalDouble.of(1)), image(6, 1));

        assertEquals(1, same.passport().factor());
        assertEquals(4, slow.passport().factor());
        assertEquals(4 * same.covariance().trace(), slow.covariance().trace(), 1e-9);
        assertTrue(same.passport().warnings().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void anyNumberOfThreadsGivesTheSameBytes(int readoutsOfALength) {
        int coils = 5;
        NoiseScan scan = new MixedLengths(coils, 900, readoutsOfALength);
        ImageNoise alone = ImageNoise.estimate(scan, image(coils, 2));
        for (int threads : new int[] {2, 3}) {
            try (Workers workers = new Workers(threads, () -> false)) {
                ImageNoise shared = ImageNoise.estimate(scan, image(coils, 2), workers);
                assertArrayEquals(alone.covariance().re(), shared.covariance().re());
                assertArrayEquals(alone.covariance().im(), shared.covariance().im());
                assertEquals(alone.passport().bandwidth(), shared.passport().bandwidth());
                assertEquals(alone.samples(), shared.samples());
            }
        }
        assertTrue(alone.passport().bandwidthMeasured());
    }

    /** Readouts of 130 and of 96 samples, the length changing after some, and loud and quiet ones: sums depend on their order. */
    private record MixedLengths(int coils, int readouts, int ofALength) implements NoiseScan {
        @Override
        public List<String> channelNames() {
            return MemoryScan.channels(coils);
        }

        @Override
        public OptionalDouble dwellTimeNs() {
            return OptionalDouble.of(10_000);
        }

        @Override
        public OptionalDouble relativeBandwidth() {
            return OptionalDouble.empty();
        }

        @Override
        public String origin() {
            return "readouts of two lengths";
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void forEachReadout(ReadoutVisitor visitor) {
            float[][] re = new float[coils][130];
            float[][] im = new float[coils][130];
            for (int r = 0; r < readouts; r++) {
                CounterNormal random = new CounterNormal(r);
                for (int c = 0; c < coils; c++) {
                    for (int s = 0; s < 130; s++) {
                        double radius = random.radius(c * 130L + s) * Math.pow(10, r / 20 % 7 - 3);
                        re[c][s] = (float) (radius * Math.cos(random.angle(c * 130L + s)));
                        im[c][s] = (float) (radius * Math.sin(random.angle(c * 130L + s)));
                    }
                }
                visitor.readout(re, im, r / ofALength % 2 == 0 ? 130 : 96);
            }
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    @Test
    void aCancelledEstimateStops() {
        try (Workers workers = new Workers(2, () -> true)) {
            JobFailure failure = assertThrows(
                    JobFailure.class, () -> ImageNoise.estimate(MemoryScan.Noise.of(data), image(6, 1), workers));
            assertEquals(RunError.CANCELLED, failure.code());
        }
    }

    @Test
    void removedOversamplingAndBandwidthDivide() {
        ImageNoise stated = ImageNoise.estimate(noise(OptionalDouble.of(10_000), OptionalDouble.of(.8)), image(6, 2));
        ImageNoise measured =
                ImageNoise.estimate(noise(OptionalDouble.of(10_000), OptionalDouble.empty()), image(6, 2));

        assertEquals(1 / (2 * .8), stated.passport().factor(), 1e-12);
        assertFalse(stated.passport().bandwidthMeasured());
        assertTrue(measured.passport().bandwidthMeasured());
        assertEquals(1.006162238, measured.passport().bandwidth(), 2e-6);
        assertTrue(measured.passport().describe().contains("(measured)"));
    }

    @Test
    void averagedLinesHaveLessNoise() {
        MemoryScan plain = MemoryScan.of(List.of(new KSpace(8, 8, 6)), 1);
        MemoryScan averaged = plain.with(plain.header().sampling().withAverages(4));

        ImageNoise noise = ImageNoise.estimate(MemoryScan.Noise.of(data), averaged.header());

        assertEquals(0.25, noise.passport().factor());
        assertEquals(4, noise.passport().averages());
        assertTrue(noise.passport().describe().contains("averages 4"));
    }

    @Test
    void withoutRemovedOversamplingTheBandwidthIsOne() {
        ImageNoise noise = ImageNoise.estimate(noise(OptionalDouble.of(10_000), OptionalDouble.of(.8)), image(6, 1));

        assertEquals(1, noise.passport().bandwidth());
        assertEquals(1, noise.passport().factor());
    }

    @Test
    void missingDwellTimeAndUselessBandwidthWarn() {
        ScalePassport passport = ImageNoise.estimate(noise(OptionalDouble.empty(), OptionalDouble.of(0)), image(6, 2))
                .passport();

        assertEquals(.5, passport.factor());
        assertEquals(2, passport.warnings().size());
        assertTrue(
                passport.warnings().get(0).contains("the noise scan"),
                passport.warnings().toString());
        assertTrue(passport.describe().contains("unknown"));
    }

    @Test
    void channelsInAnotherOrderAreMatchedByName() {
        List<String> turned = List.of("c6", "c5", "c4", "c3", "c2", "c1");
        ImageNoise straight = ImageNoise.estimate(MemoryScan.Noise.of(data), image(6, 1));
        ImageNoise matched = ImageNoise.estimate(
                new MemoryScan.Noise(data, turned, OptionalDouble.of(10_000), OptionalDouble.of(1)), image(6, 1));

        assertArrayEquals(
                straight.covariance().reordered(new int[] {5, 4, 3, 2, 1, 0}).re(),
                matched.covariance().re());
        assertEquals(1, matched.passport().warnings().size());
    }

    @Test
    void otherNamesAreMatchedByPositionWithAWarning() {
        List<String> others = List.of("a", "b", "c", "d", "e", "f");
        ImageNoise noise = ImageNoise.estimate(
                new MemoryScan.Noise(data, others, OptionalDouble.of(10_000), OptionalDouble.of(1)), image(6, 1));

        assertTrue(noise.passport().warnings().get(0).contains("by position"));
    }

    @Test
    void aScanWithoutNamesIsMatchedByPositionWithoutAWarning() {
        ImageNoise noise = ImageNoise.estimate(
                new MemoryScan.Noise(data, List.of(), OptionalDouble.of(10_000), OptionalDouble.of(1)), image(6, 1));

        assertTrue(noise.passport().warnings().isEmpty());
    }

    @Test
    void anotherNumberOfChannelsIsRefused() {
        JobFailure failure =
                assertThrows(JobFailure.class, () -> ImageNoise.estimate(MemoryScan.Noise.of(data), image(5, 1)));

        assertEquals(ComputationError.CHANNELS_DIFFER, failure.code());
    }

    @Test
    void fewSamplesWarnHowMuchTooHighTheSnrWillBe() {
        KSpace few = new KSpace(16, 1, 6);
        for (int c = 0; c < 6; c++) {
            System.arraycopy(data.re(c), 0, few.re(c), 0, 16);
            System.arraycopy(data.im(c), 0, few.im(c), 0, 16);
        }
        ScalePassport passport =
                ImageNoise.estimate(MemoryScan.Noise.of(few), image(6, 1)).passport();

        assertTrue(
                passport.warnings().get(0).contains("26 % too high"),
                passport.warnings().toString());
    }
}
