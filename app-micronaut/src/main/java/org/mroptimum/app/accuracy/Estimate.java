package org.mroptimum.app.accuracy;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.snr.ComputedMaps;

/**
 * The maps that one method computed of a scan.
 *
 * @param snr SNR, all slices
 * @param valid 1 where it is valid
 * @param gFactor where the reconstruction has one
 */
record Estimate(Volume snr, Volume valid, Optional<Volume> gFactor) {

    static Estimate of(ComputedMaps maps) {
        return new Estimate(
                find(maps, Kind.SNR).orElseThrow(), find(maps, Kind.VALID).orElseThrow(), find(maps, Kind.G_FACTOR));
    }

    private static Optional<Volume> find(ComputedMaps maps, Kind kind) {
        return maps.maps().stream()
                .filter(map -> map.kind() == kind)
                .map(SnrMap::values)
                .findFirst();
    }

    /** Where one slice has values. */
    boolean[] validity(int slice) {
        float[] flags = valid.re(slice);
        boolean[] validity = new boolean[flags.length];
        for (int p = 0; p < flags.length; p++) {
            validity[p] = flags[p] > 0;
        }
        return validity;
    }

    /** This SNR over a known one, at valid pixels inside the object of one slice. */
    DoubleStream ratios(int slice, double[] known, boolean[] inside) {
        float[] values = snr.re(slice);
        boolean[] validity = validity(slice);
        return IntStream.range(0, values.length)
                .filter(p -> inside[p] && validity[p])
                .mapToDouble(p -> values[p] / known[p]);
    }

    /** This SNR over another method's, where both are valid. */
    Ratio over(Estimate other, Inside inside) {
        return Ratio.of(IntStream.range(0, snr.slices())
                .mapToObj(slice -> ratios(slice, doubles(other.snr.re(slice)), both(inside.of(slice), other, slice)))
                .flatMapToDouble(ratios -> ratios)
                .toArray());
    }

    private static boolean[] both(boolean[] inside, Estimate other, int slice) {
        boolean[] validity = other.validity(slice);
        for (int p = 0; p < validity.length; p++) {
            validity[p] &= inside[p];
        }
        return validity;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int p = 0; p < values.length; p++) {
            doubles[p] = values[p];
        }
        return doubles;
    }
}
