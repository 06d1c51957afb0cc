package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.HeapVolume;

/** The scan: 64 x 48 pixels over 220 x 165 mm, three slices 6 mm apart. */
class FlipAngleFitTest {

    @ParameterizedTest
    @CsvSource({
        "32, 24, 3, 6.875, 6.875, 6, ''",
        "32, 24, 9, 6.875, 6.875, 2, ''",
        "32, 24, 1, 6.875, 6.875, 30, ''",
        "32, 24, 3, 7.4, 6.4, 6.5, ''",
        "32, 24, 3, 8, 6.875, 6, readout",
        "32, 24, 3, 6.875, 6, 6, phase-encoding",
        "32, 24, 3, 6.875, 6.875, 8, slice",
    })
    void fieldsOfViewMoreThanATenthApartAreWarnedOf(
            int frequency, int phase, int slices, double x, double y, double z, String axis) {
        List<String> warnings =
                FlipAngleFit.warnings(scan(true), map(frequency, phase, slices, 60), Optional.of(new Vector3(x, y, z)));
        if (axis.isEmpty()) {
            assertEquals(List.of(), warnings);
        } else {
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(warnings.get(0).contains("along the " + axis + " axis"), warnings.get(0));
        }
    }

    @Test
    void nothingIsComparedWhenEitherSideDoesNotKnowItsPlace() {
        Optional<Vector3> other = Optional.of(new Vector3(1, 1, 1));
        assertEquals(List.of(), FlipAngleFit.warnings(scan(false), map(32, 24, 3, 60), other));
        assertEquals(List.of(), FlipAngleFit.warnings(scan(true), map(32, 24, 3, 60), Optional.empty()));
    }

    @Test
    void swappedAxesAreWarnedOf() {
        List<String> warnings = FlipAngleFit.warnings(scan(true), map(48, 64, 3, 60), Optional.empty());
        assertTrue(warnings.get(0).contains("swapped"), warnings.toString());
    }

    @Test
    void radiansAreWarnedOf() {
        List<String> warnings = FlipAngleFit.warnings(scan(true), map(64, 48, 3, 1.57f), Optional.empty());
        assertTrue(warnings.get(0).contains("1.57") && warnings.get(0).contains("degrees"), warnings.toString());
    }

    private static AcquisitionHeader scan(boolean placed) {
        return new AcquisitionHeader(
                "test",
                "",
                64,
                48,
                1,
                List.of("c1"),
                1,
                OptionalDouble.empty(),
                1,
                SamplingPattern.full(48),
                OptionalInt.empty(),
                placed ? List.of(at(-6), at(0), at(6)) : List.of(SliceGeometry.unknown(64, 48)),
                List.of());
    }

    private static SliceGeometry at(double z) {
        return new SliceGeometry(
                new Vector3(0, 0, z), new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1), 220, 165, 5);
    }

    private static HeapVolume map(int frequency, int phase, int slices, float degrees) {
        HeapVolume volume = new HeapVolume(frequency, phase, slices, false);
        float[] values = new float[frequency * phase];
        Arrays.fill(values, degrees);
        for (int slice = 0; slice < slices; slice++) {
            volume.put(slice, values, new float[0]);
        }
        return volume;
    }
}
