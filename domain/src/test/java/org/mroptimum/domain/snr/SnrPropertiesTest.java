package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap.Kind;

class SnrPropertiesTest {

    private static PhantomScan scan(int nf, int np, int coils, long seed) {
        return new PhantomScan(PhantomSpec.of(nf, np, coils).withSeed(seed).withNoise(20, 1, 1));
    }

    private static float[] snr(KSpace signal, KSpace noise) {
        ComputedMaps maps = SnrJobs.run(
                SnrJobs.rss(),
                MemoryScan.of(List.of(signal), 1),
                Optional.of(MemoryScan.Noise.of(noise)),
                Optional.empty(),
                1,
                line -> {});
        return ReferenceSnrTest.map(maps, Kind.SNR, 0).re(0);
    }

    @Property(tries = 25, seed = "1")
    void scalingTheSignalScalesTheSnr(
            @ForAll @IntRange(min = 8, max = 20) int nf,
            @ForAll @IntRange(min = 8, max = 20) int np,
            @ForAll @IntRange(min = 1, max = 6) int coils,
            @ForAll @DoubleRange(min = -3, max = 3) double exponent,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        double factor = Math.pow(10, exponent);
        PhantomScan scan = scan(nf, np, coils, seed);
        float[] before = snr(scan.signal(0), scan.noise());
        KSpace scaled = scan.signal(0);
        CoilMixing.scale(scaled, (float) factor);
        float[] after = snr(scaled, scan.noise());
        for (int p = 0; p < before.length; p++) {
            assertEquals(factor * before[p], after[p], 1e-4 * factor * (1 + before[p]));
        }
    }

    @Property(tries = 25, seed = "2")
    void scalingSignalAndNoiseChangesNothing(
            @ForAll @IntRange(min = 1, max = 6) int coils, @ForAll @DoubleRange(min = -6, max = 6) double exponent) {
        double factor = Math.pow(10, exponent);
        PhantomScan scan = scan(12, 9, coils, 3);
        float[] before = snr(scan.signal(0), scan.noise());
        KSpace signal = scan.signal(0);
        KSpace noise = scan.noise();
        CoilMixing.scale(signal, (float) factor);
        CoilMixing.scale(noise, (float) factor);
        float[] after = snr(signal, noise);
        for (int p = 0; p < before.length; p++) {
            assertEquals(before[p], after[p], 1e-4 * (1 + before[p]));
        }
    }

    @Property(tries = 25, seed = "3")
    void mixingTheCoilsChangesNothing(
            @ForAll @IntRange(min = 2, max = 6) int coils, @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        PhantomScan scan = scan(16, 11, coils, seed);
        float[] before = snr(scan.signal(0), scan.noise());
        float[] after = snr(CoilMixing.mixed(scan.signal(0), seed), CoilMixing.mixed(scan.noise(), seed));
        for (int p = 0; p < before.length; p++) {
            assertEquals(before[p], after[p], 2e-4 * (1 + before[p]));
        }
    }
}
