package org.mroptimum.local.result;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

/**
 * The 348 bytes of a NIfTI-1 header and the four that say "no extension", little endian. The voxel grid goes into both the
 * quaternion (qform) and the affine (sform), code 1 (scanner), turned from LPS to NIfTI's RAS axes.
 *
 * <p>Source: the NIfTI-1 standard, https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h
 */
final class NiftiHeader {
    static final int BYTES = 352;
    private static final int HEADER = 348;
    private static final byte MILLIMETRES = 2;
    private static final int LARGEST_AXIS = Short.MAX_VALUE;

    private NiftiHeader() {}

    static byte[] bytes(Volume volume, Pixel pixel, VoxelGrid lps) {
        VoxelGrid grid = turned(lps);
        Vector3 column = grid.column();
        Vector3 row = grid.row();
        Vector3 slice = grid.slice();
        // a mirrored grid is a rotation once its slice axis is turned round, which qfac = -1 says
        int handedness = column.cross(row).dot(slice) < 0 ? -1 : 1;
        double[] quaternion = Quaternion.of(unit(column), unit(row), unit(slice).times(handedness));

        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, HEADER);
        b.put(38, (byte) 'r');
        putShorts(b, 40, 3, axis(volume.frequency()), axis(volume.phase()), axis(volume.slices()), 1, 1, 1, 1);
        putShorts(b, 70, dataType(pixel), 8 * sampleBytes(pixel));
        putFloats(b, 76, handedness, column.length(), row.length(), slice.length(), 1, 1, 1, 1);
        putFloats(b, 108, BYTES, 1, 0);
        b.put(123, MILLIMETRES);
        b.position(148).put("MR Optimum".getBytes(StandardCharsets.US_ASCII));
        putShorts(b, 252, 1, 1);
        Vector3 o = grid.origin();
        putFloats(b, 256, quaternion[0], quaternion[1], quaternion[2], o.x(), o.y(), o.z());
        putFloats(b, 280, column.x(), row.x(), slice.x(), o.x());
        putFloats(b, 296, column.y(), row.y(), slice.y(), o.y());
        putFloats(b, 312, column.z(), row.z(), slice.z(), o.z());
        b.position(344).put("n+1".getBytes(StandardCharsets.US_ASCII));
        return b.array();
    }

    static int sampleBytes(Pixel pixel) {
        return switch (pixel) {
            case UINT8 -> 1;
            case FLOAT32 -> 4;
            case COMPLEX64 -> 8;
        };
    }

    static int dataType(Pixel pixel) {
        return switch (pixel) {
            case UINT8 -> 2;
            case FLOAT32 -> 16;
            case COMPLEX64 -> 32;
        };
    }

    private static int axis(int length) {
        if (length > LARGEST_AXIS) {
            throw new JobFailure(
                    StorageError.TOO_LARGE, "NIfTI holds at most " + LARGEST_AXIS + " points an axis, not " + length);
        }
        return length;
    }

    /** From LPS to RAS axes, and back. */
    static VoxelGrid turned(VoxelGrid grid) {
        return new VoxelGrid(turn(grid.column()), turn(grid.row()), turn(grid.slice()), turn(grid.origin()));
    }

    private static Vector3 turn(Vector3 v) {
        return new Vector3(0.0 - v.x(), 0.0 - v.y(), v.z());
    }

    private static Vector3 unit(Vector3 v) {
        return v.times(1 / v.length());
    }

    private static void putShorts(ByteBuffer b, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            b.putShort(at + 2 * i, (short) values[i]);
        }
    }

    private static void putFloats(ByteBuffer b, int at, double... values) {
        for (int i = 0; i < values.length; i++) {
            b.putFloat(at + 4 * i, (float) values[i]);
        }
    }
}
