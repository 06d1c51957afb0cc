package org.mroptimum.local.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.Volume;

/**
 * MetaImage: {@code .mha}, or {@code .mhd} with its data ({@code .raw}, {@code .zraw}) in the same folder. Source:
 * https://itk.org/Wiki/ITK/MetaIO/Documentation
 */
final class MetaImage {
    private static final int LONGEST_HEADER = 1 << 16;

    private MetaImage() {}

    static boolean recognises(String start) {
        return start.startsWith("ObjectType") || start.startsWith("NDims") || start.startsWith("Comment");
    }

    /** {@code ElementSpacing}, or its other name {@code ElementSize}. */
    static Optional<Vector3> spacing(InputStream in) throws IOException {
        Map<String, String> header = header(in);
        String spacing = header.getOrDefault("elementspacing", header.getOrDefault("elementsize", ""));
        String[] words = spacing.split("\\s+", 8);
        double[] lengths = {1, 1, 1};
        for (int i = 0; i < Math.min(words.length, lengths.length); i++) {
            if (!words[i].matches("[+]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
                return Optional.empty();
            }
            lengths[i] = Double.parseDouble(words[i]);
        }
        return Spacing.of(lengths);
    }

    static Volume read(InputStream in, Path file) throws IOException {
        Map<String, String> header = header(in);
        ImageSize size = size(header);
        Sample sample = sample(header.getOrDefault("elementtype", ""));
        if (!header.getOrDefault("elementnumberofchannels", "1").equals("1")) {
            throw new WrongImageException("it has several channels");
        }
        if (!isTrue(header, "binarydata", true)) {
            throw new WrongImageException("its data are text; save it as binary");
        }
        boolean big = isTrue(header, "binarydatabyteordermsb", false) || isTrue(header, "elementbyteordermsb", false);
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean compressed = isTrue(header, "compresseddata", false);
        String data = header.getOrDefault("elementdatafile", "");
        if (data.equals("LOCAL")) {
            return points(in, size, sample, order, compressed);
        }
        Path beside = beside(file, data);
        try (InputStream other = new BufferedInputStream(Files.newInputStream(beside), 1 << 16)) {
            other.skipNBytes(number(header.getOrDefault("headersize", "0")));
            return points(other, size, sample, order, compressed);
        }
    }

    private static Volume points(InputStream in, ImageSize size, Sample sample, ByteOrder order, boolean compressed)
            throws IOException {
        return sample.read(compressed ? new InflaterInputStream(in) : in, size, order, 1, 0);
    }

    /** Lines {@code Key = value} up to the one that says where the data are, which comes last. */
    private static Map<String, String> header(InputStream in) throws IOException {
        Map<String, String> header = new HashMap<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = 0; read < LONGEST_HEADER; read++) {
            int next = in.read();
            if (next != '\n' && next >= 0) {
                line.write(next);
                continue;
            }
            String[] pair = line.toString(StandardCharsets.ISO_8859_1).split("=", 2);
            line.reset();
            if (pair.length == 2) {
                String key = pair[0].strip().toLowerCase(Locale.ROOT);
                header.put(key, pair[1].strip());
                if (key.equals("elementdatafile")) {
                    return header;
                }
            }
            if (next < 0) {
                break;
            }
        }
        throw new WrongImageException("the MetaImage header does not say where the data are");
    }

    private static ImageSize size(Map<String, String> header) throws WrongImageException {
        String[] words = header.getOrDefault("dimsize", "").split("\\s+", 8);
        if (words.length > 7) {
            throw new WrongImageException("it has more than three axes");
        }
        long[] axes = new long[words.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = number(words[i]);
        }
        return ImageSize.of(axes);
    }

    private static long number(String text) throws WrongImageException {
        if (!text.matches("\\d{1,9}")) {
            throw new WrongImageException("the MetaImage header has '" + text.replaceAll("\\p{Cntrl}", "?")
                    + "' where a positive number belongs");
        }
        return Long.parseLong(text);
    }

    private static boolean isTrue(Map<String, String> header, String key, boolean otherwise) {
        return header.getOrDefault(key, String.valueOf(otherwise)).equalsIgnoreCase("true");
    }

    /** A header may name a file of its own folder, nothing else on this machine. */
    private static Path beside(Path file, String name) throws WrongImageException {
        if (name.isEmpty() || name.startsWith(".") || !name.matches("[\\w .()+-]+")) {
            throw new WrongImageException("its data must be in one file of the same folder");
        }
        Path data = file.resolveSibling(name);
        if (!Files.isRegularFile(data, LinkOption.NOFOLLOW_LINKS)) {
            throw new WrongImageException("its data file " + name + " is not beside it; save it as one .mha file");
        }
        return data;
    }

    private static Sample sample(String type) throws WrongImageException {
        return switch (type) {
            case "MET_CHAR" -> Sample.INT8;
            case "MET_UCHAR" -> Sample.UINT8;
            case "MET_SHORT" -> Sample.INT16;
            case "MET_USHORT" -> Sample.UINT16;
            case "MET_INT" -> Sample.INT32;
            case "MET_UINT" -> Sample.UINT32;
            case "MET_LONG_LONG" -> Sample.INT64;
            case "MET_ULONG_LONG" -> Sample.UINT64;
            case "MET_FLOAT" -> Sample.FLOAT32;
            case "MET_DOUBLE" -> Sample.FLOAT64;
            default -> throw new WrongImageException("its element type is not a real number of known size");
        };
    }
}
