package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.ZigguratTables;

@NeedsOpenCl
class DeviceNoiseTest {
    private static final int REPLICAS = 5;

    /** Two million numbers, some thousand of them from the edges of layers and hundreds from the tail. */
    @Test
    void numbersAreThoseOfJava(OpenClDevice device) {
        int samples = 200_000;
        long first = (1L << 33) + 3;
        ReplicaNoise noise = new ReplicaNoise(-77, 3);
        float[] re = new float[samples];
        float[] im = new float[samples];
        float[] values = new float[2 * REPLICAS * samples];
        try (DeviceQueue queue = device.queue()) {
            DeviceArray array = queue.floats(values.length);
            new DeviceNoise(queue).fill(noise, first, samples, 9, REPLICAS, array);
            queue.read(array, 0, values, 0, values.length);
        }
        int other = 0;
        int tail = 0;
        double start = ZigguratTables.edge()[1] * Math.sqrt(.5);
        for (int r = 0; r < REPLICAS; r++) {
            noise.alongSamples(9 + r, first, samples, re, im, 0);
            for (int i = 0; i < samples; i++) {
                float real = values[r * samples + i];
                float imaginary = values[(REPLICAS + r) * samples + i];
                assertEquals(re[i], real, 1e-6f);
                assertEquals(im[i], imaginary, 1e-6f);
                other += (re[i] == real ? 0 : 1) + (im[i] == imaginary ? 0 : 1);
                tail += (Math.abs(real) > start ? 1 : 0) + (Math.abs(imaginary) > start ? 1 : 0);
            }
        }
        assertTrue(tail > 300, tail + " in the tail");
        // Only where exp and log of the device end in another digit.
        assertTrue(other < 100, other + " of " + values.length + " differ");
    }

    @Test
    void wordsAreThoseOfSplitMix(OpenClDevice device) {
        ReplicaNoise noise = new ReplicaNoise(12, 7);
        try (DeviceQueue queue = device.queue()) {
            DeviceArray words = queue.longs(3);
            queue.kernel(List.of(DeviceNoise.SOURCE, "test_words.cl"), "", "words")
                    .arg(words)
                    .arg(12L)
                    .arg(7L)
                    .run(1);
            long[] values = new long[3];
            queue.read(words, 0, values, 0, 3);
            // SplitMix64 seeded with 0 begins with the first; the others are the tree of ReplicaNoise.
            assertEquals(0xE220A8397B1DCDAFL, values[0]);
            assertEquals(0x6E789E6AA1B965F4L, values[1]);
            assertEquals(noise.key(), values[2]);
        }
    }

    @Test
    void tablesAreCopies() {
        ZigguratTables.width()[0] = 0;
        assertTrue(ZigguratTables.width()[0] > 0);
        assertEquals(1, ZigguratTables.height()[ZigguratTables.LAYERS]);
        assertEquals(ZigguratTables.LAYERS, ZigguratTables.inside().length);
    }
}
