package org.mroptimum.local.synthetic.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Growing bytes, little endian, with the field widths of HDF5. */
final class LittleEndian {
    /** "Undefined address" of the format. */
    static final long UNDEFINED = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LittleEndian u1(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    LittleEndian u2(int... values) {
        for (int value : values) {
            u1(value, value >>> 8);
        }
        return this;
    }

    LittleEndian u4(int... values) {
        for (int value : values) {
            u2(value, value >>> 16);
        }
        return this;
    }

    LittleEndian u8(long... values) {
        for (long value : values) {
            u4((int) value, (int) (value >>> 32));
        }
        return this;
    }

    LittleEndian f4(double... values) {
        for (double value : values) {
            u4(Float.floatToRawIntBits((float) value));
        }
        return this;
    }

    LittleEndian ascii(String text) {
        return append(text.getBytes(StandardCharsets.US_ASCII));
    }

    LittleEndian append(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    LittleEndian zeros(int count) {
        return append(new byte[count]);
    }

    LittleEndian padToEight() {
        return zeros(-size() & 7);
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
