package org.mroptimum.local.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.arrays.KSpaceLayout.Axis;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * Geometry of an array from {@code orientation{spacing, origin, direction[9], fov}} of the request, else from the embedded
 * arrays of the same names, as ITK defines them: origin is the centre of the first voxel (mm, LPS), direction is row-major and its
 * columns are the directions of the frequency, phase and slice axes.
 */
final class ArrayGeometry {
    private final ReferenceOptions orientation;
    private final Contents contents;

    private ArrayGeometry(ReferenceOptions orientation, Contents contents) {
        this.orientation = orientation;
        this.contents = contents;
    }

    static List<SliceGeometry> of(
            KSpaceLayout layout, Contents contents, ReferenceOptions options, List<String> warnings) {
        return new ArrayGeometry(options.nested("orientation"), contents).slices(layout, warnings);
    }

    private List<SliceGeometry> slices(KSpaceLayout layout, List<String> warnings) {
        Optional<double[]> spacing = numbers("spacing", 3);
        Optional<double[]> fov = numbers("fov", 2);
        if (spacing.isEmpty() && fov.isEmpty()) {
            warnings.add("voxels of 1 mm are assumed unless the request says otherwise (orientation: spacing or fov)");
        }
        int frequency = layout.size(Axis.FREQ);
        int phase = layout.size(Axis.PHASE);
        double[] size = spacing.orElse(new double[] {1, 1, 1});
        double readFov = fov.map(f -> f[0]).orElse(size[0] * frequency);
        double phaseFov = fov.map(f -> f[1]).orElse(size[1] * phase);
        double thickness = spacing.isPresent()
                ? size[2]
                : fov.filter(f -> f.length > 2)
                        .map(f -> f[2] / layout.size(Axis.SLICE))
                        .orElse(1.0);
        requirePositive(readFov, phaseFov, thickness);
        double[] d = numbers("direction", 9).orElse(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        Vector3 read = unit(d, 0);
        Vector3 phaseAxis = unit(d, 1);
        Vector3 normal = unit(d, 2);
        Vector3 centre = numbers("origin", 3)
                .map(o -> new Vector3(o[0], o[1], o[2])
                        .plus(read.times(readFov / frequency * centreIndex(frequency)))
                        .plus(phaseAxis.times(phaseFov / phase * centreIndex(phase))))
                .orElse(new Vector3(0, 0, 0));
        List<SliceGeometry> slices = new ArrayList<>();
        for (int s = 0; s < layout.size(Axis.SLICE); s++) {
            slices.add(new SliceGeometry(
                    centre.plus(normal.times(s * thickness)), read, phaseAxis, normal, readFov, phaseFov, thickness));
        }
        return slices;
    }

    private Optional<double[]> numbers(String name, int atLeast) {
        Optional<double[]> numbers =
                orientation.numbers(name).or(() -> contents.embedded(name).map(StoredArray::numbers));
        if (numbers.isPresent() && numbers.get().length < atLeast) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "orientation " + name + " has " + numbers.get().length + " numbers, needs " + atLeast);
        }
        return numbers;
    }

    /** The centred Fourier transform puts the image centre there. */
    private static int centreIndex(int size) {
        return size / 2;
    }

    private static void requirePositive(double... lengths) {
        for (double length : lengths) {
            if (!(length > 0) || Double.isInfinite(length)) {
                throw new JobFailure(RequestError.VALUE_OUT_OF_RANGE, "orientation spacing and fov must be above 0");
            }
        }
    }

    private static Vector3 unit(double[] direction, int column) {
        Vector3 v = new Vector3(direction[column], direction[3 + column], direction[6 + column]);
        if (!(Math.abs(v.length() - 1) < 1e-2)) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE, "orientation direction must hold unit vectors in its columns");
        }
        return v.times(1 / v.length());
    }
}
