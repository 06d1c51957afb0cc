package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;

@NeedsOpenCl
class DeviceFftTest {
    private static final int COILS = 3;

    /** A graphics card as far as plans go: no wide numbers, groups that share little memory. */
    private static DeviceInfo card(OpenClDevice device, long localMemory, int group) {
        DeviceInfo own = device.info();
        return new DeviceInfo(
                own.index(), "", "", "", "", own.memory(), own.largestAllocation(), localMemory, 2, group, false, true);
    }

    /** Even, odd, prime and mixed; every factor with a kernel of its own, and others; widths that leave tiles half empty. */
    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({
        "8, 8", "64, 48", "256, 33", "12, 20", "7, 9", "13, 11", "1, 5", "6, 1", "1, 1", "35, 49", "2, 3", "121, 22",
        "18, 100", "97, 26", "512, 5", "320, 18"
    })
    void equalsTheTransformOfTheProcessor(int frequency, int phase, OpenClDevice device) {
        compare(frequency, phase, device, device.info());
    }

    @ParameterizedTest(name = "{0} x {1}, {2} bytes shared by {3}")
    @CsvSource({
        "64, 48, 49152, 64",
        "60, 21, 49152, 8",
        "26, 33, 49152, 16",
        "256, 250, 32768, 32",
        "84, 10, 2048, 8",
        "84, 66, 16, 8",
        "17, 4, 16, 4"
    })
    void equalsItTheWayOfCards(int frequency, int phase, long shared, int group, OpenClDevice device) {
        compare(frequency, phase, device, card(device, shared, group));
    }

    private static void compare(int frequency, int phase, OpenClDevice device, DeviceInfo plannedFor) {
        int size = frequency * phase;
        float[] data = normal(size);
        try (DeviceQueue queue = device.queue()) {
            DeviceFft fft = new DeviceFft(queue, frequency, phase, plannedFor);
            DeviceArray array = queue.floats(data.length);
            queue.write(array, 0, data, 0, data.length);
            fft.inverse(array, COILS);
            assertClose(transformed(data, frequency, phase, true), read(queue, array));
            queue.write(array, 0, data, 0, data.length);
            fft.forward(array, COILS);
            assertClose(transformed(data, frequency, phase, false), read(queue, array));
        }
        assertEquals(0, device.liveObjects());
    }

    @ParameterizedTest(name = "lines {0} to {0} + {1} of {2}")
    @CsvSource({"3, 5, 24", "0, 1, 24", "20, 4, 24", "0, 24, 24"})
    void blockOfLinesIsEnough(int first, int lines, int phase, OpenClDevice device) {
        int frequency = 20;
        int size = frequency * phase;
        float[] data = normal(size);
        for (int i = 0; i < data.length; i++) {
            int line = i / frequency % phase;
            if (line < first || line >= first + lines) {
                data[i] = 0;
            }
        }
        try (DeviceQueue queue = device.queue()) {
            // The planes of the imaginary part first, and a margin.
            DeviceArray array = queue.floats(data.length + 7);
            int half = data.length / 2;
            queue.write(array, 7, data, half, half);
            queue.write(array, 7 + half, data, 0, half);
            new DeviceFft(queue, frequency, phase).inverse(array, 7 + half, 7, COILS, first, lines);
            float[] result = new float[data.length];
            queue.read(array, 7, result, half, half);
            queue.read(array, 7 + half, result, 0, half);
            assertClose(transformed(data, frequency, phase, true), result);
        }
    }

    @Test
    void backAndForthIsTheSame(OpenClDevice device) {
        float[] data = normal(90 * 77);
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(data.length);
            queue.write(array, 0, data, 0, data.length);
            DeviceFft fft = new DeviceFft(queue, 90, 77);
            fft.forward(array, COILS);
            fft.inverse(array, COILS);
            assertClose(data, read(queue, array));
        }
    }

    @Test
    void plansFitTheDevice(OpenClDevice device) {
        FftPlan card = FftPlan.of(256, card(device, 49_152, 1024));
        assertEquals(List.of(8, 8, 4), card.factors());
        assertEquals(16, card.lanes());
        assertEquals(256, card.group());
        assertTrue(card.shared() && card.tileBytes() <= 49_152);
        FftPlan narrow = FftPlan.of(1024, card(device, 49_152, 1024));
        assertTrue(narrow.shared() && narrow.lanes() == 4, narrow.toString());
        FftPlan huge = FftPlan.of(20_000, card(device, 49_152, 1024));
        assertFalse(huge.shared());
        assertEquals(List.of(2, 11, 13), FftPlan.of(286, device.info()).factors());
        assertEquals(1, FftPlan.of(286, device.info()).group());
    }

    private static float[] normal(int size) {
        float[] data = new float[2 * COILS * size];
        float[] re = new float[data.length];
        new ReplicaNoise(5, 0).alongSamples(0, 0, data.length, re, data, 0);
        return data;
    }

    private static float[] transformed(float[] data, int frequency, int phase, boolean inverse) {
        int size = frequency * phase;
        float[] result = new float[data.length];
        CentredFft2D fft = new CentredFft2D(frequency, phase);
        for (int c = 0; c < COILS; c++) {
            float[] re = Arrays.copyOfRange(data, c * size, (c + 1) * size);
            float[] im = Arrays.copyOfRange(data, (COILS + c) * size, (COILS + c + 1) * size);
            if (inverse) {
                fft.inverse(re, im);
            } else {
                fft.forward(re, im);
            }
            System.arraycopy(re, 0, result, c * size, size);
            System.arraycopy(im, 0, result, (COILS + c) * size, size);
        }
        return result;
    }

    private static float[] read(DeviceQueue queue, DeviceArray array) {
        float[] values = new float[(int) array.count()];
        queue.read(array, 0, values, 0, values.length);
        return values;
    }

    private static void assertClose(float[] expected, float[] actual) {
        double error = 0;
        double power = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.pow((double) expected[i] - actual[i], 2);
            power += Math.pow(expected[i], 2);
        }
        assertEquals(0, Math.sqrt(error / power), 1e-6);
    }
}
