package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;

class ScratchVolumesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void whatWasPutFromManyThreadsIsReadBitForBit(long heapBytes) {
        try (ScratchVolumes volumes = new ScratchVolumes(folder, heapBytes)) {
            Volume volume = volumes.allocate(5, 3, 40, true);
            assertArrayEquals(new float[15], volume.im(39));
            IntStream.range(0, 39).parallel().forEach(s -> volume.put(s, values(s), values(-s)));

            for (int s = 0; s < 39; s++) {
                assertArrayEquals(values(s), volume.re(s));
                assertArrayEquals(values(-s), volume.im(s));
            }
            assertArrayEquals(new float[15], volume.re(39));
            assertThrows(IndexOutOfBoundsException.class, () -> volume.re(40));
        }
    }

    @Test
    void realVolumesHaveNoImaginaryParts() {
        try (ScratchVolumes volumes = new ScratchVolumes(folder, 0)) {
            Volume volume = volumes.allocate(5, 3, 2, false);
            volume.put(1, values(4), new float[0]);
            assertArrayEquals(values(4), volume.re(1));
            assertArrayEquals(new float[15], volume.im(1));
        }
    }

    @Test
    void theBudgetIsForAllVolumesTogetherAndFilesVanish() throws IOException {
        Volume second;
        try (ScratchVolumes volumes = new ScratchVolumes(folder, 100)) {
            assertInstanceOf(HeapVolume.class, volumes.allocate(5, 4, 1, false));
            second = volumes.allocate(5, 4, 1, false);
            assertInstanceOf(FileVolume.class, second);
        }
        assertThrows(JobFailure.class, () -> second.re(0));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static float[] values(int seed) {
        float[] values = new float[15];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 7 ? Float.NaN : seed + i / 16f;
        }
        return values;
    }
}
