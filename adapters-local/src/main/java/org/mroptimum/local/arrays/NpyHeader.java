package org.mroptimum.local.arrays;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * The header of a {@code .npy} array (NumPy enhancement proposal 1, format versions 1 to 3).
 *
 * @param dataOffset bytes before the first element
 */
record NpyHeader(List<Long> shape, boolean fortranOrder, ElementType type, int dataOffset) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int MAX_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>=|]?)([a-zA-Z])(\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads the header from the start of a stream and leaves the stream at the first element. */
    static NpyHeader read(InputStream stream) throws IOException {
        try {
            DataInputStream in = new DataInputStream(stream);
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new JobFailure(RawDataError.DAMAGED, "the .npy signature is missing");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int length = version == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.reverseBytes(in.readInt());
            if (version < 1 || version > 3 || length < 0 || length > MAX_HEADER) {
                throw new JobFailure(RawDataError.DAMAGED, "the .npy header has an unknown version or length");
            }
            byte[] text = new byte[length];
            in.readFully(text);
            int offset = MAGIC.length + 2 + (version == 1 ? 2 : 4) + length;
            return parse(new String(text, StandardCharsets.UTF_8), offset);
        } catch (EOFException e) {
            throw new JobFailure(RawDataError.TRUNCATED, "the .npy header is cut short", e);
        }
    }

    long elements() {
        return ArrayFiles.elements(shapeArray());
    }

    long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    StoredArray over(ElementStore store) {
        return fortranOrder
                ? StoredArray.firstAxisFastest(shapeArray(), store)
                : StoredArray.lastAxisFastest(shapeArray(), store);
    }

    private static NpyHeader parse(String text, int offset) {
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find()) {
            throw new JobFailure(RawDataError.DAMAGED, "the .npy header cannot be parsed");
        }
        try {
            List<Long> sizes = Arrays.stream(shape.group(1).split(",", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return new NpyHeader(sizes, order.group(1).equals("True"), type(text), offset);
        } catch (NumberFormatException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the .npy header has a shape that is no number", e);
        }
    }

    private static ElementType type(String text) {
        Matcher descr = DESCR.matcher(text);
        if (!descr.find()) {
            throw StoredArray.wrong("the array holds records or objects, expected complex numbers");
        }
        ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return switch (descr.group(2) + descr.group(3)) {
            case "c8" -> new ElementType(false, true, order);
            case "c16" -> new ElementType(true, true, order);
            case "f4" -> new ElementType(false, false, order);
            case "f8" -> new ElementType(true, false, order);
            default ->
                throw StoredArray.wrong("the array has element type " + descr.group(2) + descr.group(3)
                        + ", expected complex64, complex128, float32 or float64");
        };
    }
}
