package org.mroptimum.local.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How one number is stored.
 *
 * @param doublePrecision 8 bytes a part instead of 4
 * @param complex real and imaginary part in turn; a real number has imaginary part 0
 */
record ElementType(boolean doublePrecision, boolean complex, ByteOrder order) {

    int bytes() {
        return (doublePrecision ? 8 : 4) * (complex ? 2 : 1);
    }

    /** Decodes {@code count} elements from the start of the buffer. */
    void decode(ByteBuffer bytes, int count, float[] re, float[] im) {
        bytes.order(order);
        int part = doublePrecision ? 8 : 4;
        for (int i = 0; i < count; i++) {
            int at = i * bytes();
            re[i] = part(bytes, at);
            im[i] = complex ? part(bytes, at + part) : 0;
        }
    }

    private float part(ByteBuffer bytes, int at) {
        return doublePrecision ? (float) bytes.getDouble(at) : bytes.getFloat(at);
    }
}
