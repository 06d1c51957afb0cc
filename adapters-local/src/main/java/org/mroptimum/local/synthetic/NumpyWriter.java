package org.mroptimum.local.synthetic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mroptimum.domain.kspace.KSpace;

/** Writes k-space as a NumPy {@code .npy} file, format version 1.0, complex64, C order, shape [frequency, phase, coil]. */
public final class NumpyWriter {
    private static final int ALIGNMENT = 64;
    private static final int PREAMBLE = 10;

    private NumpyWriter() {}

    /** Creates or replaces {@code file}. */
    public static void write(Path file, KSpace data) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(data));
            ByteBuffer row = ByteBuffer.allocate(8 * data.coils()).order(ByteOrder.LITTLE_ENDIAN);
            for (int f = 0; f < data.frequency(); f++) {
                for (int p = 0; p < data.phase(); p++) {
                    row.clear();
                    for (int c = 0; c < data.coils(); c++) {
                        int i = f + data.frequency() * p;
                        row.putFloat(data.re(c)[i]).putFloat(data.im(c)[i]);
                    }
                    out.write(row.array());
                }
            }
        }
    }

    private static byte[] header(KSpace data) {
        String shape = "(" + data.frequency() + ", " + data.phase() + ", " + data.coils() + ")";
        String text = "{'descr': '<c8', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = text.length() + 1;
        int padding = (ALIGNMENT - (PREAMBLE + length) % ALIGNMENT) % ALIGNMENT;
        byte[] body = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(PREAMBLE + body.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) body.length).put(body);
        return bytes.array();
    }
}
