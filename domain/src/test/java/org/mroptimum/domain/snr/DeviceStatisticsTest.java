package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.opencl.DeviceArray;
import org.mroptimum.domain.opencl.DeviceLocalVariance;
import org.mroptimum.domain.opencl.DeviceMoments;
import org.mroptimum.domain.opencl.DeviceQueue;
import org.mroptimum.domain.opencl.NeedsOpenCl;
import org.mroptimum.domain.opencl.OpenClDevice;
import org.mroptimum.domain.recon.ReplicaBatch;

/** Sums over replicas on a device are those of Java. */
@NeedsOpenCl
class DeviceStatisticsTest {
    private static final int CAPACITY = 7;

    @Test
    void momentsAreThoseOfJava(OpenClDevice device) {
        int pixels = 1031;
        try (DeviceQueue queue = device.queue();
                Workers workers = new Workers(1, () -> false)) {
            ReplicaMoments expected = new ReplicaMoments(pixels, workers);
            DeviceMoments moments = new DeviceMoments(queue, pixels);
            DeviceArray values = queue.floats((long) pixels * CAPACITY);
            for (int first = 0; first < 12; first += 5) {
                ReplicaBatch batch = batch(pixels, first, Math.min(5, 12 - first));
                expected.add(batch);
                queue.write(values, 0, batch.values(), 0, batch.values().length);
                moments.add(values, CAPACITY, batch.count());
            }
            double[][] sums = new double[4][pixels];
            moments.read(sums);
            for (int p = 0; p < pixels; p++) {
                double mean = sums[0][p] / 12;
                assertEquals(expected.variance(p), (sums[1][p] - 12 * mean * mean) / 11, 1e-12);
                double third = 0;
                double fourth = 0;
                for (int i = 0; i < 12; i++) {
                    double value = value(p, i);
                    third += value * value * value;
                    fourth += value * value * value * value;
                }
                assertEquals(third, sums[2][p], 1e-10);
                assertEquals(fourth, sums[3][p], 1e-9);
            }
            moments.clear();
            moments.read(sums);
            assertTrue(Arrays.stream(sums[3]).allMatch(sum -> sum == 0));
        }
    }

    @ParameterizedTest(name = "{0} x {1}, half-width {2}, {3} replicas together")
    @CsvSource({
        "40, 90, 2, 5",
        "17, 100, 1, 2",
        "70, 75, 20, 5",
        "5, 7, 3, 1",
        "9, 4, 10000, 9",
        "1, 50, 4, 3",
        "50, 1, 4, 5"
    })
    void localVariancesAreThoseOfJava(int frequency, int phase, int half, int together, OpenClDevice device) {
        int pixels = frequency * phase;
        boolean[] valid = new boolean[pixels];
        for (int p = 0; p < pixels; p++) {
            valid[p] = value(p, 99) > 2.2;
        }
        ReplicaBatch batch = batch(pixels, 0, 5);
        for (int p = 0; p < pixels; p++) {
            if (!valid[p]) {
                Arrays.fill(batch.values(), p * CAPACITY, (p + 1) * CAPACITY, 0);
            }
        }
        try (DeviceQueue queue = device.queue();
                Workers workers = new Workers(2, () -> false)) {
            LocalVariance java = new LocalVariance(frequency, phase, half, workers);
            double[][] expected = new double[2][pixels];
            java.start(valid);
            java.add(batch, expected[0], expected[1]);
            java.add(batch, expected[0], expected[1]);

            int[] samples = new int[pixels];
            Arrays.setAll(samples, java::samples);
            DeviceLocalVariance local = new DeviceLocalVariance(queue, frequency, phase, half, together);
            DeviceArray values = queue.floats(batch.values().length);
            queue.write(values, 0, batch.values(), 0, batch.values().length);
            double[][] sums = new double[2][pixels];
            local.start(samples);
            local.add(values, CAPACITY, 2);
            local.start(samples);
            local.add(values, CAPACITY, 5);
            local.add(values, CAPACITY, 5);
            local.read(sums[0], sums[1]);
            assertArrayEquals(expected[0], sums[0], 1e-11);
            assertArrayEquals(expected[1], sums[1], 1e-11);
        }
        assertEquals(0, device.liveObjects());
    }

    private static float value(int pixel, int replica) {
        float[] re = new float[1];
        new ReplicaNoise(3, 0).acrossReplicas(pixel, replica, 1, re, new float[1]);
        return 3 + re[0];
    }

    private static ReplicaBatch batch(int pixels, int first, int count) {
        ReplicaBatch batch = new ReplicaBatch(pixels, CAPACITY);
        batch.start(first, count);
        for (int p = 0; p < pixels; p++) {
            for (int i = 0; i < count; i++) {
                batch.values()[p * CAPACITY + i] = value(p, first + i);
            }
        }
        return batch;
    }
}
