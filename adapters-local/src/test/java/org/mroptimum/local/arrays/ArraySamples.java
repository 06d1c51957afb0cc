package org.mroptimum.local.arrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.kspace.KSpace;

/** Arrays of known content and small writers of their formats. */
final class ArraySamples {
    private ArraySamples() {}

    /** {@code [slice][replica]} of random numbers. */
    static List<List<KSpace>> random(int frequency, int phase, int coils, int slices, int replicas) {
        Random random = new Random(5);
        List<List<KSpace>> all = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            List<KSpace> row = new ArrayList<>();
            for (int r = 0; r < replicas; r++) {
                KSpace k = new KSpace(frequency, phase, coils);
                for (int c = 0; c < coils; c++) {
                    for (int i = 0; i < k.size(); i++) {
                        k.re(c)[i] = (float) random.nextGaussian();
                        k.im(c)[i] = (float) random.nextGaussian();
                    }
                }
                row.add(k);
            }
            all.add(row);
        }
        return all;
    }

    static int[] shape(List<List<KSpace>> data) {
        KSpace k = data.get(0).get(0);
        return new int[] {
            k.frequency(), k.phase(), k.coils(), data.size(), data.get(0).size()
        };
    }

    /** Elements as real and imaginary parts, first axis fastest or last axis fastest. */
    static double[] elements(List<List<KSpace>> data, boolean fortran) {
        int[] n = shape(data);
        double[] out = new double[2 * IntStream.of(n).reduce(1, (a, b) -> a * b)];
        int[] index = new int[5];
        for (int i = 0; i < out.length / 2; i++) {
            int rest = i;
            for (int a = 0; a < 5; a++) {
                int axis = fortran ? a : 4 - a;
                index[axis] = rest % n[axis];
                rest /= n[axis];
            }
            KSpace k = data.get(index[3]).get(index[4]);
            int at = index[0] + k.frequency() * index[1];
            out[2 * i] = k.re(index[2])[at];
            out[2 * i + 1] = k.im(index[2])[at];
        }
        return out;
    }

    static byte[] npy(String descr, boolean fortran, int[] shape, double[] parts) {
        boolean twice = descr.endsWith("16") || descr.endsWith("f8");
        ByteBuffer body = ByteBuffer.allocate(parts.length * (twice ? 8 : 4))
                .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double part : parts) {
            if (twice) {
                body.putDouble(part);
            } else {
                body.putFloat((float) part);
            }
        }
        String sizes = IntStream.of(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        return npy(
                "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + sizes
                        + "), }",
                body.array());
    }

    static byte[] npy(String header, byte[] body) {
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(padded.length());
        out.write(padded.length() >> 8);
        out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        return out.toByteArray();
    }

    static Path npz(Path file, boolean stored, Map<String, byte[]> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(array.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(array.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(array.getValue());
            }
        }
        return file;
    }

    /** Writes {@code stem.cfl} and {@code stem.hdr}; returns the header. */
    static Path cfl(Path folder, String stem, String dimensions, double[] parts) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(4 * parts.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double part : parts) {
            body.putFloat((float) part);
        }
        Files.write(folder.resolve(stem + ".cfl"), body.array());
        return Files.writeString(folder.resolve(stem + ".hdr"), "# Dimensions\n" + dimensions + "\n");
    }

    static FileReference reference(Path file, Map<String, Object> options) {
        return new FileReference(
                new FileSource.Local(file.toString()),
                file.toString(),
                Optional.empty(),
                false,
                Optional.empty(),
                options);
    }
}
