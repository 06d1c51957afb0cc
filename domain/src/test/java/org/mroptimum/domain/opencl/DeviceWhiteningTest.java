package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.Whitening;

@NeedsOpenCl
class DeviceWhiteningTest {

    @ParameterizedTest(name = "{0} coils, {1} samples, {2} together")
    @CsvSource({"1, 40, 16", "3, 100, 16", "8, 64, 16", "13, 77, 4", "32, 333, 16", "33, 50, 1", "4, 5, 16"})
    void equalsWhiteningOfTheProcessor(int coils, int samples, int vector, OpenClDevice device) {
        Whitening whitening = new Whitening(covariance(coils), List.of());
        KSpace data = random(coils, samples);
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(2L * coils * samples);
            write(queue, array, data);
            new DeviceWhitening(queue, coils, whitening.re(), whitening.im(), vector).apply(array, samples);
            whitening.apply(data);
            assertHolds(data, queue, array);
        }
        assertEquals(0, device.liveObjects());
    }

    @Test
    void rangeLeavesTheOthersAlone(OpenClDevice device) {
        Whitening whitening = new Whitening(covariance(6), List.of());
        KSpace data = random(6, 120);
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(2L * 6 * 120);
            write(queue, array, data);
            DeviceWhitening onDevice = new DeviceWhitening(queue, 6, whitening.re(), whitening.im());
            onDevice.apply(array, 0, 6 * 120, 120, 7, 60);
            onDevice.apply(array, 0, 6 * 120, 120, 80, 80);
            whitening.apply(data, 7, 60);
            assertHolds(data, queue, array);
        }
    }

    private static void write(DeviceQueue queue, DeviceArray array, KSpace data) {
        for (int c = 0; c < data.coils(); c++) {
            queue.write(array, (long) c * data.size(), data.re(c), 0, data.size());
            queue.write(array, (long) (data.coils() + c) * data.size(), data.im(c), 0, data.size());
        }
    }

    private static void assertHolds(KSpace expected, DeviceQueue queue, DeviceArray array) {
        float[] values = new float[expected.size()];
        for (int c = 0; c < expected.coils(); c++) {
            queue.read(array, (long) c * values.length, values, 0, values.length);
            assertArrayEquals(expected.re(c), values, 2e-6f);
            queue.read(array, (long) (expected.coils() + c) * values.length, values, 0, values.length);
            assertArrayEquals(expected.im(c), values, 2e-6f);
        }
    }

    private static KSpace random(int coils, int samples) {
        KSpace data = new KSpace(samples, 1, coils);
        for (int c = 0; c < coils; c++) {
            new ReplicaNoise(1, c).alongSamples(0, 0, samples, data.re(c), data.im(c), 0);
        }
        return data;
    }

    /** Of noise that coils share with their neighbours, with a phase. */
    private static NoiseCovariance covariance(int coils) {
        double[] re = new double[coils * coils];
        double[] im = new double[coils * coils];
        IntStream.range(0, coils * coils).forEach(k -> {
            int distance = k / coils - k % coils;
            re[k] = Math.pow(.5, Math.abs(distance)) * StrictMath.cos(.7 * distance);
            im[k] = Math.pow(.5, Math.abs(distance)) * StrictMath.sin(.7 * distance);
        });
        return new NoiseCovariance(coils, re, im);
    }
}
