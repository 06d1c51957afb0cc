package org.mroptimum.domain.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.result.HeapVolume;

class SensitivityMaskTest {
    private static final FileReference FILE = FileReference.local("mask.nii");

    @Test
    void thresholdIsInPlainInverseTransformScale() {
        // Unitary magnitude 10 of a 10 x 10 image is 1 in plain scale.
        float[] magnitude = new float[100];
        magnitude[33] = 10.001f;
        magnitude[66] = 10;
        boolean[] valid = new boolean[100];
        new SensitivityMask(new MaskChoice.Threshold(1), Optional.empty(), 10, 10).compute(0, magnitude, valid);

        boolean[] expected = new boolean[100];
        expected[33] = true;
        assertArrayEquals(expected, valid);
    }

    @Test
    void referenceUsesThePopulationDeviation() {
        int n = 9;
        float[] magnitude = new float[n];
        boolean[] valid = new boolean[n];
        for (int i = 0; i < n; i++) {
            magnitude[i] = i < 4 ? 0 : 1;
        }
        // mean 0.561, population deviation 0.491, sample deviation 0.521: limits 0.070 and 0.040.
        magnitude[0] = .05f;
        new SensitivityMask(new MaskChoice.Reference(), Optional.empty(), 1, n).compute(0, magnitude, valid);

        assertFalse(valid[0]);
        assertTrue(valid[8]);
    }

    @Test
    void uploadedMaskIsValidAboveZero() {
        HeapVolume image = new HeapVolume(2, 2, 2, false);
        image.put(0, new float[] {1, 0, -1, .1f}, new float[0]);
        image.put(1, new float[] {0, 1, 0, 0}, new float[0]);
        SensitivityMask mask =
                new SensitivityMask(new MaskChoice.Upload(FILE), Optional.of(new UploadedMask(image, 2, 2, 2)), 2, 2);
        boolean[] valid = new boolean[4];

        mask.compute(0, new float[4], valid);
        assertArrayEquals(new boolean[] {true, false, false, true}, valid);
        mask.compute(1, new float[4], valid);
        assertArrayEquals(new boolean[] {false, true, false, false}, valid);
    }

    @Test
    void oneSliceServesAllAndSizesAreEvenedOutAroundTheCentre() {
        HeapVolume image = new HeapVolume(3, 4, 1, false);
        float[] values = new float[12];
        values[1 + 3 * 2] = 1;
        image.put(0, values, new float[0]);
        boolean[] valid = new boolean[6 * 2];
        new UploadedMask(image, 6, 2, 5).read(4, valid);

        boolean[] expected = new boolean[12];
        expected[3 + 6] = true;
        assertArrayEquals(expected, valid);
    }

    @Test
    void imagesThatDoNotFitAreRefused() {
        assertWrong(() -> new UploadedMask(new HeapVolume(26, 16, 1, false), 16, 16, 1));
        assertWrong(() -> new UploadedMask(new HeapVolume(16, 6, 1, false), 16, 16, 1));
        assertWrong(() -> new UploadedMask(new HeapVolume(16, 16, 2, false), 16, 16, 3));
        assertWrong(() -> new SensitivityMask(new MaskChoice.Upload(FILE), Optional.empty(), 2, 2));
    }

    private static void assertWrong(Runnable attempt) {
        JobFailure failure = assertThrows(JobFailure.class, attempt::run);
        assertEquals(RawDataError.WRONG_MASK_IMAGE, failure.code());
    }

    @Test
    void rulesAreDescribedWithTheirParameters() {
        assertEquals("[{'method': 'no'}]", SensitivityMask.describe(new MaskChoice.None()));
        assertEquals("[{'method': 'reference'}]", SensitivityMask.describe(new MaskChoice.Reference()));
        assertEquals(
                "[{'method': 'percentage', 'value': 10.0}]", SensitivityMask.describe(new MaskChoice.Percentage(10)));
        assertEquals(
                "[{'method': 'percentagemean', 'value': 0.5}]",
                SensitivityMask.describe(new MaskChoice.PercentageOfMean(.5)));
        assertEquals("[{'method': 'threshold', 'value': 3.0}]", SensitivityMask.describe(new MaskChoice.Threshold(3)));
        assertEquals("[{'method': 'upload'}]", SensitivityMask.describe(new MaskChoice.Upload(FILE)));
        assertEquals("[{'method': 'espirit'}]", SensitivityMask.describe(MaskChoice.Espirit.DEFAULT));
    }
}
