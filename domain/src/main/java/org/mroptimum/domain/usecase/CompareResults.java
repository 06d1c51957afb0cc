package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.domain.roi.ComparisonStatistics;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.PairedValues;
import org.mroptimum.domain.roi.Region;
import org.mroptimum.domain.roi.ValuePart;

/** Compares one map of two results, voxel by voxel. Nothing is resampled: both must have the same matrix and voxel size. */
public final class CompareResults {
    /** One double a voxel is held for the median: 256 MiB. */
    private static final long MOST_VOXELS = 1 << 25;

    private CompareResults() {}

    /**
     * What a comparison found.
     *
     * @param whole all pixels of the map
     * @param regions one entry for each region asked for, in that order
     * @param warnings what makes the comparison doubtful
     */
    public record Comparison(ComparisonStatistics whole, List<RegionComparison> regions, List<String> warnings) {

        public Comparison {
            regions = List.copyOf(regions);
            warnings = List.copyOf(warnings);
        }
    }

    /** The comparison inside one region. */
    public record RegionComparison(Region region, ComparisonStatistics statistics) {}

    /** A map and where it lies. */
    public record PlacedMap(Volume values, VoxelGrid grid) {}

    /**
     * Statistics of one map in both bundles.
     *
     * @param one the numerator, and what is subtracted from
     * @param other the denominator, and what is subtracted
     * @param wanted map, part, regions and percentiles
     * @throws JobFailure MRO-1021 for a map that one of both does not have, MRO-1019 for different grids, MRO-1020 for a region that
     *     does not fit, MRO-4021 for a map that is too large
     */
    public static Comparison compare(OpenBundle one, OpenBundle other, Measurement wanted) {
        List<Region> regions = wanted.regions();
        List<Double> percentiles = wanted.choice().percentiles();
        TreeMap<Integer, RegionComparison> inRegions = new TreeMap<>();
        PairedValues whole = new PairedValues();
        List<String> warnings = walk(one, other, wanted.map(), wanted.part(), new Visitor() {
            @Override
            public void begin(StoredMap.Shape shape) {
                regions.forEach(region -> region.requireFits(shape.frequency(), shape.phase(), shape.slices()));
            }

            @Override
            public void slice(int slice, StoredMap.Shape shape, double[] a, double[] b, boolean[] valid) {
                for (int i = 0; i < a.length; i++) {
                    whole.add(a[i], b[i], valid[i]);
                }
                // One region after the other, so that a thousand of them need no more memory than one.
                for (int r = 0; r < regions.size(); r++) {
                    if (regions.get(r).slice() == slice) {
                        boolean[] inside = regions.get(r).pixels(shape.frequency(), shape.phase(), shape.slices());
                        ComparisonStatistics found = inside(inside, a, b, valid).statistics(percentiles);
                        inRegions.put(r, new RegionComparison(regions.get(r), found));
                    }
                }
            }
        });
        return new Comparison(whole.statistics(percentiles), new ArrayList<>(inRegions.values()), warnings);
    }

    /**
     * The ratio of both maps on the grid of the first; 0 where a pixel is not valid in both, or the ratio is not finite.
     *
     * @throws JobFailure as {@link #compare}
     */
    public static PlacedMap ratio(OpenBundle one, OpenBundle other, String map, ValuePart part) {
        RatioVisitor ratio = new RatioVisitor();
        walk(one, other, map, part, ratio);
        return ratio.map.orElseThrow();
    }

    private static PairedValues inside(boolean[] inside, double[] a, double[] b, boolean[] valid) {
        PairedValues pairs = new PairedValues();
        for (int i = 0; i < a.length; i++) {
            if (inside[i]) {
                pairs.add(a[i], b[i], valid[i]);
            }
        }
        return pairs;
    }

    /** Shows every slice of both maps; tells warnings. */
    private static List<String> walk(OpenBundle one, OpenBundle other, String name, ValuePart part, Visitor visitor) {
        try (MaskedMap a = MaskedMap.open(one, name);
                MaskedMap b = MaskedMap.open(other, name)) {
            StoredMap.Shape shape = a.shape();
            List<String> warnings = SameGrid.require(name, shape, b.shape());
            if (shape.voxels() > MOST_VOXELS) {
                throw new JobFailure(
                        StorageError.MAP_TOO_LARGE,
                        "map " + name + " has " + shape.voxels() + " voxels; at most " + MOST_VOXELS + " are compared");
            }
            visitor.begin(shape);
            for (int slice = 0; slice < shape.slices(); slice++) {
                boolean[] valid = a.valid(slice);
                boolean[] otherValid = b.valid(slice);
                for (int i = 0; i < valid.length; i++) {
                    valid[i] &= otherValid[i];
                }
                double[] values = MeasureRegions.values(a.read(slice), part);
                visitor.slice(slice, shape, values, MeasureRegions.values(b.read(slice), part), valid);
            }
            return warnings;
        }
    }

    /** Sees slice after slice of two maps. */
    private interface Visitor {
        void begin(StoredMap.Shape shape);

        void slice(int slice, StoredMap.Shape shape, double[] a, double[] b, boolean[] valid);
    }

    /** Keeps the ratio. */
    private static final class RatioVisitor implements Visitor {
        private Optional<PlacedMap> map = Optional.empty();

        @Override
        public void begin(StoredMap.Shape shape) {
            Volume room = new HeapVolume(shape.frequency(), shape.phase(), shape.slices(), false);
            map = Optional.of(new PlacedMap(room, shape.grid()));
        }

        @Override
        public void slice(int slice, StoredMap.Shape shape, double[] a, double[] b, boolean[] valid) {
            float[] ratio = new float[a.length];
            for (int i = 0; i < ratio.length; i++) {
                float value = (float) (a[i] / b[i]);
                ratio[i] = valid[i] && Float.isFinite(value) ? value : 0;
            }
            map.orElseThrow().values().put(slice, ratio, new float[0]);
        }
    }
}
