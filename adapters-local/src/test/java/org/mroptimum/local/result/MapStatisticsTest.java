package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.result.HeapVolume;

class MapStatisticsTest {

    @Test
    void quantilesAreThoseOfTheValidPixels() {
        float[] values = new float[1000];
        float[] flags = new float[1000];
        for (int i = 0; i < 1000; i++) {
            values[i] = i;
            flags[i] = i < 501 ? 1 : 0;
        }
        MapStatistics statistics = MapStatistics.of(map(values), Optional.of(map(flags)));

        assertEquals(501, statistics.count());
        assertEquals(500, statistics.largest());
        assertEquals(2, statistics.low(), 0.01);
        assertEquals(498, statistics.high(), 0.2);
        assertEquals(24.9, statistics.threshold(), 0.1);
        assertEquals(262, statistics.median(), 1.5);
        assertEquals(491, statistics.usual(), 1.5);
    }

    @Test
    void airAndABrightRimChangeNeitherMedianNorScale() {
        float[] values = new float[10000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 6000 ? 1 + i % 3 : i < 9500 ? 30 + i % 21 : 300 + i % 100;
        }
        MapStatistics statistics = MapStatistics.of(map(values), Optional.empty());

        assertEquals(41, statistics.median(), 1.5);
        assertTrue(statistics.usual() > 50 && statistics.usual() < 100, "usual " + statistics.usual());
    }

    @Test
    void oneHugeValueCostsNoPrecision() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + i % 100;
        }
        values[3] = 1e12f;
        MapStatistics statistics = MapStatistics.of(map(values), Optional.empty());

        assertEquals(149.5, statistics.median(), 1);
        assertEquals(197.5, statistics.usual(), 1);
    }

    @Test
    void emptyAndNegativeMapsAreNoTrouble() {
        assertEquals(0, MapStatistics.of(map(new float[10]), Optional.empty()).usual());
        assertEquals(
                2, MapStatistics.of(map(new float[] {-2, -2}), Optional.empty()).median(), 0.001);
    }

    private static HeapVolume map(float[] values) {
        HeapVolume volume = new HeapVolume(values.length, 1, 1, false);
        volume.put(0, values, new float[0]);
        return volume;
    }
}
