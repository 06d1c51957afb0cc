package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;

class FlipAngleCorrectionTest {
    private static final int F = 12;
    private static final int P = 10;
    private static final int SLICES = 3;

    @Test
    void ninetyDegreesChangeNothing() {
        Volume snr = counting();
        Volume out = corrected(snr, constant(F, P, SLICES, 90));
        for (int slice = 0; slice < SLICES; slice++) {
            assertArrayEquals(snr.re(slice), out.re(slice));
        }
    }

    @Test
    void thirtyDegreesDoubleTheSnrOnAnyGrid() {
        Volume snr = counting();
        for (Volume angles : new Volume[] {
            constant(F, P, SLICES, 30), constant(F, P, 1, 30), constant(5, 17, 2, 30), constant(1, 1, 7, 30)
        }) {
            Volume out = corrected(snr, angles);
            for (int slice = 0; slice < SLICES; slice++) {
                float[] twice = snr.re(slice);
                for (int i = 0; i < twice.length; i++) {
                    twice[i] *= 2;
                }
                assertArrayEquals(twice, out.re(slice), 1e-4f);
            }
        }
    }

    @Test
    void aLinearMapIsResampledExactlyAlongAllAxes() {
        HeapVolume angles = new HeapVolume(6, 5, 6, false);
        for (int slice = 0; slice < 6; slice++) {
            float[] plane = new float[30];
            for (int i = 0; i < 30; i++) {
                plane[i] = 20 + 4 * (i % 6) + 3 * (i / 6) + 2 * slice;
            }
            angles.put(slice, plane, new float[0]);
        }
        FlipAngleMap map = new FlipAngleMap(angles, F, P, SLICES);
        for (int slice = 0; slice < SLICES; slice++) {
            for (int i = 0; i < F * P; i++) {
                double f = Math.min(5, 0.5 * (i % F));
                double p = Math.min(4, 2 + 0.5 * (i / F - 5));
                double expected = 20 + 4 * f + 3 * Math.max(0, p) + 2 * (2 * slice + 0.5);
                assertEquals(expected, map.slice(slice)[i], 1e-4, "slice " + slice + " pixel " + i);
            }
        }
    }

    @Test
    void anglesStayBetween0And180AndWhatIsNotMeasuredIs0() {
        HeapVolume angles = new HeapVolume(2, 2, 1, false);
        angles.put(0, new float[] {-5, 200, Float.NaN, Float.POSITIVE_INFINITY}, new float[0]);
        assertArrayEquals(new float[] {0, 180, 0, 0}, new FlipAngleMap(angles, 2, 2, 1).slice(0));
    }

    @Test
    void nearZeroSinesAreFilledWithTheMedianOfTheCorrectedNeighboursInTheCube() {
        HeapVolume snr = new HeapVolume(3, 3, 3, false);
        HeapVolume angles = new HeapVolume(3, 3, 3, false);
        for (int slice = 0; slice < 3; slice++) {
            float[] values = new float[9];
            float[] degrees = new float[9];
            for (int i = 0; i < 9; i++) {
                values[i] = 1 + i + 9 * slice;
                degrees[i] = 30;
            }
            if (slice == 1) {
                degrees[4] = 179.5f; // sine 0.0087
            }
            snr.put(slice, values, new float[0]);
            angles.put(slice, degrees, new float[0]);
        }
        FlipAngleCorrection.Corrected corrected =
                FlipAngleCorrection.apply(snr, Optional.empty(), angles, SnrJobs.heap());
        // The other 26 corrected values are 2, 4 .. 54 without 28: their median is (26 + 30) / 2.
        assertEquals(28, corrected.snr().re(1)[4], 1e-4);
        assertEquals(1, corrected.facts().nearZero());
        assertEquals(30, corrected.facts().smallest());
        assertEquals(179.5, corrected.facts().largest());
    }

    @Test
    void filledPixelsAndInvalidPixelsAreNobodysNeighbours() {
        HeapVolume snr = new HeapVolume(5, 1, 1, false);
        snr.put(0, new float[] {7, 1000, 9, 0, 0}, new float[0]);
        HeapVolume angles = new HeapVolume(5, 1, 1, false);
        angles.put(0, new float[] {90, 90, 0, 0, 0}, new float[0]);
        HeapVolume valid = new HeapVolume(5, 1, 1, false);
        valid.put(0, new float[] {1, 0, 1, 1, 1}, new float[0]);

        FlipAngleCorrection.Corrected corrected =
                FlipAngleCorrection.apply(snr, Optional.of(valid), angles, SnrJobs.heap());

        assertArrayEquals(new float[] {7, 0, 0, 0, 0}, corrected.snr().re(0));
        assertEquals(3, corrected.facts().nearZero());
    }

    @Test
    void aMapWithoutAnyUsableAngleIsRefused() {
        JobFailure failure = assertThrows(JobFailure.class, () -> corrected(counting(), constant(F, P, 1, 0)));
        assertEquals(RawDataError.WRONG_MASK_IMAGE, failure.code());
    }

    private static Volume corrected(Volume snr, Volume angles) {
        return FlipAngleCorrection.apply(snr, Optional.empty(), angles, SnrJobs.heap())
                .snr();
    }

    private static Volume counting() {
        HeapVolume volume = new HeapVolume(F, P, SLICES, false);
        for (int slice = 0; slice < SLICES; slice++) {
            float[] values = new float[F * P];
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 + i + 200 * slice;
            }
            volume.put(slice, values, new float[0]);
        }
        return volume;
    }

    private static HeapVolume constant(int frequency, int phase, int slices, float value) {
        HeapVolume volume = new HeapVolume(frequency, phase, slices, false);
        float[] values = new float[frequency * phase];
        Arrays.fill(values, value);
        for (int slice = 0; slice < slices; slice++) {
            volume.put(slice, values, new float[0]);
        }
        return volume;
    }
}
