package org.mroptimum.local.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.result.HeapVolume;

/** Number types of image files. */
enum Sample {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    private final int bytes;

    Sample(int bytes) {
        this.bytes = bytes;
    }

    private double next(ByteBuffer b) {
        return switch (this) {
            case INT8 -> b.get();
            case UINT8 -> b.get() & 0xff;
            case INT16 -> b.getShort();
            case UINT16 -> b.getShort() & 0xffff;
            case INT32 -> b.getInt();
            case UINT32 -> b.getInt() & 0xffffffffL;
            case INT64 -> b.getLong();
            case UINT64 -> {
                long value = b.getLong();
                yield value >= 0 ? value : (value >>> 1) * 2.0;
            }
            case FLOAT32 -> b.getFloat();
            case FLOAT64 -> b.getDouble();
        };
    }

    /**
     * Reads all points, first axis fastest; a stored number {@code n} means {@code slope * n + intercept}. Memory is taken slice by
     * slice as the data arrive, so that a small file that claims to be large cannot take much.
     */
    HeapVolume read(InputStream in, ImageSize size, ByteOrder order, double slope, double intercept)
            throws IOException {
        List<float[]> planes = new ArrayList<>();
        for (int slice = 0; slice < size.slices(); slice++) {
            byte[] plane = in.readNBytes(bytes * size.plane());
            if (plane.length < bytes * size.plane()) {
                throw new EOFException("image data");
            }
            ByteBuffer buffer = ByteBuffer.wrap(plane).order(order);
            float[] values = new float[size.plane()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (slope * next(buffer) + intercept);
            }
            planes.add(values);
        }
        HeapVolume volume = size.volume();
        for (int slice = 0; slice < size.slices(); slice++) {
            volume.put(slice, planes.get(slice), new float[0]);
        }
        return volume;
    }
}
