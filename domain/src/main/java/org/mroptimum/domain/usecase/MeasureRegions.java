package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.Region;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.roi.ValuePart;

/** Measures regions of one map. Reads only as far as the last slice that has a region, one slice at a time. */
public final class MeasureRegions {

    private MeasureRegions() {}

    /**
     * Statistics of each region, in the order asked for.
     *
     * @throws JobFailure MRO-1021 for a map that the bundle does not have, MRO-1020 for a region that does not fit it
     */
    public static List<RegionStatistics> measure(OpenBundle bundle, Measurement measurement) {
        List<Region> regions = measurement.regions();
        TreeMap<Integer, RegionStatistics> found = new TreeMap<>();
        try (MaskedMap map = MaskedMap.open(bundle, measurement.map())) {
            StoredMap.Shape shape = map.shape();
            OptionalDouble area =
                    map.liesInPatient() ? OptionalDouble.of(shape.grid().pixelArea()) : OptionalDouble.empty();
            int[] bySlice = IntStream.range(0, regions.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> regions.get(i).slice()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            requireInside(regions, shape);
            int read = -1;
            double[] values = new double[0];
            boolean[] valid = new boolean[0];
            for (int index : bySlice) {
                Region region = regions.get(index);
                if (region.slice() != read) {
                    read = region.slice();
                    values = values(map.read(read), measurement.part());
                    valid = map.valid(read);
                }
                boolean[] inside = region.pixels(shape.frequency(), shape.phase(), shape.slices());
                found.put(index, RegionStatistics.of(region, values, inside, valid, area, measurement.choice()));
            }
        }
        return new ArrayList<>(found.values());
    }

    /** The part of every value of a slice. */
    static double[] values(StoredMap.Slice slice, ValuePart part) {
        double[] values = new double[slice.re().length];
        Arrays.setAll(values, i -> part.of(slice.re()[i], slice.im()[i]));
        return values;
    }

    /** Before anything is read, so that a mistake is told at once. */
    private static void requireInside(List<Region> regions, StoredMap.Shape shape) {
        regions.forEach(region -> region.requireFits(shape.frequency(), shape.phase(), shape.slices()));
    }
}
