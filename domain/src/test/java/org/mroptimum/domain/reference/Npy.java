package org.mroptimum.domain.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mroptimum.domain.kspace.KSpace;

/**
 * A NumPy array of a test resource (.npy, C order, little-endian; complex64, complex128, float32, float64, uint8 or bool).
 *
 * @param shape lengths, last axis fastest
 * @param re real parts
 * @param im imaginary parts, zero for real types
 */
@SuppressWarnings("ArrayRecordComponent")
public record Npy(int[] shape, double[] re, double[] im) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '(.*?)', 'fortran_order': False, 'shape': \\((.*?)\\)");

    /** Reads a resource by its absolute name. */
    public static Npy read(String resource) {
        try (InputStream in = Npy.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource " + resource);
            }
            return parse(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Npy parse(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getShort(8)];
        bytes.position(10);
        bytes.get(text);
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!header.find()) {
            throw new IllegalArgumentException("not a supported .npy header");
        }
        int[] shape = Arrays.stream(header.group(2).split(",", -1))
                .map(String::trim)
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] re = new double[size];
        double[] im = new double[size];
        String type = header.group(1);
        for (int i = 0; i < size; i++) {
            re[i] = value(bytes, type);
            im[i] = type.startsWith("<c") ? value(bytes, type) : 0;
        }
        return new Npy(shape, re, im);
    }

    private static double value(ByteBuffer bytes, String type) {
        return switch (type) {
            case "<c8", "<f4" -> bytes.getFloat();
            case "<c16", "<f8" -> bytes.getDouble();
            case "|u1", "|b1" -> bytes.get();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    /** A map [freq, phase] in our own order {@code f + frequency * p}. */
    public double[] map() {
        double[] map = new double[re.length];
        for (int f = 0; f < shape[0]; f++) {
            for (int p = 0; p < shape[1]; p++) {
                map[f + shape[0] * p] = re[f * shape[1] + p];
            }
        }
        return map;
    }

    /** A stack [freq, phase, coil] as k-space, rounded to single precision. */
    public KSpace kspace() {
        int coils = shape[2];
        KSpace data = new KSpace(shape[0], shape[1], coils);
        for (int f = 0; f < shape[0]; f++) {
            for (int p = 0; p < shape[1]; p++) {
                for (int c = 0; c < coils; c++) {
                    data.re(c)[f + shape[0] * p] = (float) re[(f * shape[1] + p) * coils + c];
                    data.im(c)[f + shape[0] * p] = (float) im[(f * shape[1] + p) * coils + c];
                }
            }
        }
        return data;
    }
}
