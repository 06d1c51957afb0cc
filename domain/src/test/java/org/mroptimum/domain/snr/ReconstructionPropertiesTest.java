package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap.Kind;

/** Laws that hold for whole jobs of every reconstruction, whatever the scan. */
class ReconstructionPropertiesTest {
    private static final int LINES = 16;

    private static PhantomScan scan(int nf, int np, int coils, long seed) {
        return new PhantomScan(
                PhantomSpec.of(nf, np, coils).withSeed(seed).withNoise(20, 1, 1).withObject(PhantomSpec.Shape.DISC));
    }

    private static ComputedMaps run(ReconstructionKind kind, int r1, int r2, KSpace signal, KSpace noise) {
        JobRequest request = SnrJobs.decimated(
                SnrMethod.AC, MethodOptions.DEFAULT, kind, AxisPair.of(r1, r2), AxisPair.of(signal.frequency(), LINES));
        return SnrJobs.run(
                request,
                MemoryScan.of(List.of(signal), 1),
                Optional.of(MemoryScan.Noise.of(noise)),
                Optional.empty(),
                1,
                line -> {});
    }

    private static float[] map(ComputedMaps maps, Kind kind) {
        return ReferenceSnrTest.map(maps, kind, 0).re(0);
    }

    /** At a tolerance of single precision, which unfolding multiplies by g. */
    private static void assertSame(double factor, float[] expected, float[] actual) {
        for (int p = 0; p < expected.length; p++) {
            assertEquals(factor * expected[p], actual[p], 1e-3 * factor * (1 + expected[p]), "pixel " + p);
        }
    }

    @Property(tries = 40, seed = "1")
    void scalingTheSignalScalesTheSnr(
            @ForAll ReconstructionKind kind,
            @ForAll @IntRange(min = 16, max = 24) int nf,
            @ForAll @IntRange(min = 20, max = 26) int np,
            @ForAll @IntRange(min = 3, max = 6) int coils,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @DoubleRange(min = -3, max = 3) double exponent,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        float factor = (float) Math.pow(10, exponent);
        PhantomScan scan = scan(nf, np, coils, seed);
        KSpace scaled = scan.signal(0);
        CoilMixing.scale(scaled, factor);

        assertSame(
                factor,
                map(run(kind, 1, r2, scan.signal(0), scan.noise()), Kind.SNR),
                map(run(kind, 1, r2, scaled, scan.noise()), Kind.SNR));
    }

    @Property(tries = 40, seed = "2")
    void mixingTheCoilsOfSignalAndNoiseChangesNothing(
            @ForAll ReconstructionKind kind,
            @ForAll @IntRange(min = 16, max = 24) int nf,
            @ForAll @IntRange(min = 20, max = 26) int np,
            @ForAll @IntRange(min = 3, max = 6) int coils,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        PhantomScan scan = scan(nf, np, coils, seed);
        ComputedMaps before = run(kind, 1, r2, scan.signal(0), scan.noise());
        ComputedMaps after =
                run(kind, 1, r2, CoilMixing.mixed(scan.signal(0), seed), CoilMixing.mixed(scan.noise(), seed));

        assertSame(1, map(before, Kind.SNR), map(after, Kind.SNR));
    }

    @Property(tries = 30, seed = "3")
    void withoutAccelerationGIsOneAndTheSnrIsThatOfTheCombination(
            @ForAll boolean grappa,
            @ForAll @IntRange(min = 16, max = 24) int nf,
            @ForAll @IntRange(min = 17, max = 26) int np,
            @ForAll @IntRange(min = 1, max = 6) int coils,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        PhantomScan scan = scan(nf, np, coils, seed);
        ReconstructionKind accelerated = grappa ? ReconstructionKind.GRAPPA : ReconstructionKind.SENSE;
        ReconstructionKind plain = grappa ? ReconstructionKind.RSS : ReconstructionKind.B1;

        ComputedMaps maps = run(accelerated, 1, 1, scan.signal(0), scan.noise());

        for (float g : map(maps, Kind.G_FACTOR)) {
            assertEquals(1, g, 1e-5);
        }
        assertSame(1, map(run(plain, 1, 1, scan.signal(0), scan.noise()), Kind.SNR), map(maps, Kind.SNR));
    }

    @Property(tries = 40, seed = "4")
    void gOfSenseIsNeverBelowOne(
            @ForAll @IntRange(min = 16, max = 24) int nf,
            @ForAll @IntRange(min = 17, max = 26) int np,
            @ForAll @IntRange(min = 1, max = 2) int r1,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @IntRange(min = 0, max = 4) int more,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        PhantomScan scan = scan(nf, np, r1 * r2 + more, seed);

        ComputedMaps maps = run(ReconstructionKind.SENSE, r1, r2, scan.signal(0), scan.noise());

        float[] valid = map(maps, Kind.VALID);
        float[] g = map(maps, Kind.G_FACTOR);
        for (int p = 0; p < g.length; p++) {
            assertTrue(valid[p] == 0 ? g[p] == 0 : g[p] >= 1 - 1e-5, "pixel " + p + ": " + g[p]);
        }
    }
}
