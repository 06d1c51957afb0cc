package org.mroptimum.local.result;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

/**
 * What a header of {@link NiftiHeader} says, read back. Headers of other programs are refused: a bundle holds none.
 *
 * @param shape size, kind and place, turned back from NIfTI's RAS axes to LPS
 * @param pixel how values are kept
 */
record NiftiFacts(StoredMap.Shape shape, Pixel pixel) {
    private static final int HEADER = 348;
    /** Of one slice, which is held in memory: more than any receiver has samples for. */
    private static final long MOST_PIXELS = 1 << 25;

    /** MRO-4020 for anything but a header of ours. */
    static NiftiFacts read(String name, byte[] bytes) {
        if (bytes.length < NiftiHeader.BYTES) {
            throw refused(name, "the file ends inside its header");
        }
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (b.getInt(0) != HEADER || b.getInt(344) != magic() || b.getFloat(108) != NiftiHeader.BYTES) {
            throw refused(name, "it is no NIfTI file of MR Optimum");
        }
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            axes.add((int) b.getShort(42 + 2 * axis));
        }
        long pixels = (long) axes.get(0) * axes.get(1);
        if (b.getShort(40) != 3 || axes.stream().anyMatch(n -> n < 1) || pixels > MOST_PIXELS) {
            throw refused(name, "its header claims " + b.getShort(40) + " axes of " + axes + " points");
        }
        Pixel pixel = Arrays.stream(Pixel.values())
                .filter(p -> NiftiHeader.dataType(p) == b.getShort(70))
                .findFirst()
                .orElseThrow(() -> refused(name, "NIfTI data type " + b.getShort(70) + " is none of MR Optimum"));
        boolean complex = pixel == Pixel.COMPLEX64;
        return new NiftiFacts(
                new StoredMap.Shape(axes.get(0), axes.get(1), axes.get(2), complex, grid(name, b)), pixel);
    }

    private static VoxelGrid grid(String name, ByteBuffer b) {
        VoxelGrid grid = NiftiHeader.turned(new VoxelGrid(column(b, 0), column(b, 1), column(b, 2), column(b, 3)));
        double volume = grid.column().cross(grid.row()).dot(grid.slice());
        if (!(Math.abs(volume) > 0)
                || !Double.isFinite(volume)
                || !Double.isFinite(grid.origin().length())) {
            throw refused(name, "its header places the voxels nowhere");
        }
        return grid;
    }

    /** A column of the affine. */
    private static Vector3 column(ByteBuffer b, int index) {
        return new Vector3(b.getFloat(280 + 4 * index), b.getFloat(296 + 4 * index), b.getFloat(312 + 4 * index));
    }

    private static int magic() {
        return 'n' | '+' << 8 | '1' << 16;
    }

    private static JobFailure refused(String name, String why) {
        return new JobFailure(StorageError.BUNDLE_UNUSABLE, name + ": " + why);
    }
}
