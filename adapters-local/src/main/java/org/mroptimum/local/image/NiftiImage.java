package org.mroptimum.local.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.Volume;

/** NIfTI-1 in one file, of either byte order (https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h). */
final class NiftiImage {
    private static final int HEADER = 348;
    private static final int HEADER_2 = 540;
    private static final int QFORM_CODE = 252;
    private static final int SFORM_CODE = 254;

    private NiftiImage() {}

    static boolean recognises(byte[] start) {
        if (start.length < 4) {
            return false;
        }
        int size = ByteBuffer.wrap(start).getInt();
        int turned = Integer.reverseBytes(size);
        return size == HEADER || turned == HEADER || size == HEADER_2 || turned == HEADER_2;
    }

    /** Lengths of the steps of the affine when there is one, otherwise the voxel sizes; empty when they are only a default. */
    static Optional<Vector3> spacing(InputStream in) throws IOException {
        ByteBuffer header = header(in);
        boolean affine = header.getShort(SFORM_CODE) > 0;
        double[] lengths = new double[3];
        boolean stated = affine || header.getShort(QFORM_CODE) > 0;
        for (int axis = 0; axis < lengths.length; axis++) {
            double size = Math.abs(header.getFloat(80 + 4 * axis));
            stated |= size != 1;
            double x = header.getFloat(280 + 4 * axis);
            double y = header.getFloat(296 + 4 * axis);
            double z = header.getFloat(312 + 4 * axis);
            lengths[axis] = affine ? Math.sqrt(x * x + y * y + z * z) : size;
        }
        return stated ? Spacing.of(lengths) : Optional.empty();
    }

    private static ByteBuffer header(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(HEADER);
        if (bytes.length < HEADER) {
            throw new EOFException("header");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != HEADER) {
            header.order(ByteOrder.BIG_ENDIAN);
        }
        if (header.getInt(0) != HEADER) {
            throw new WrongImageException("it is NIfTI-2; save it as NIfTI-1");
        }
        return header;
    }

    static Volume read(InputStream in) throws IOException {
        ByteBuffer header = header(in);
        if (header.get(344) != 'n' || header.get(345) != '+') {
            throw new WrongImageException("the image data are in a second file; save it as one .nii file");
        }
        float offset = header.getFloat(108);
        if (!(offset >= HEADER && offset < 1 << 24)) {
            throw new WrongImageException("the NIfTI header has no usable data offset");
        }
        ImageSize size = size(header);
        Sample sample = sample(header.getShort(70));
        in.skipNBytes((long) offset - HEADER);
        float slope = header.getFloat(112);
        float intercept = header.getFloat(116);
        boolean scaled = slope != 0 && Float.isFinite(slope) && Float.isFinite(intercept);
        return sample.read(in, size, header.order(), scaled ? slope : 1, scaled ? intercept : 0);
    }

    private static ImageSize size(ByteBuffer header) throws WrongImageException {
        int count = header.getShort(40);
        if (count < 2 || count > 7) {
            throw new WrongImageException("the NIfTI header claims " + count + " axes");
        }
        long[] axes = new long[count];
        for (int i = 0; i < count; i++) {
            axes[i] = header.getShort(42 + 2 * i);
        }
        return ImageSize.of(axes);
    }

    private static Sample sample(int dataType) throws WrongImageException {
        return switch (dataType) {
            case 2 -> Sample.UINT8;
            case 4 -> Sample.INT16;
            case 8 -> Sample.INT32;
            case 16 -> Sample.FLOAT32;
            case 64 -> Sample.FLOAT64;
            case 256 -> Sample.INT8;
            case 512 -> Sample.UINT16;
            case 768 -> Sample.UINT32;
            case 1024 -> Sample.INT64;
            case 1280 -> Sample.UINT64;
            default ->
                throw new WrongImageException(
                        "NIfTI data type " + dataType + " is not a real number; save the mask as integers or floats");
        };
    }
}
