package org.mroptimum.local.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanState;

/** Files that are not what they pretend: content decides, one code each, and nothing of them stays. */
class HostileFileTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private UploadBench bench;

    @BeforeEach
    void openBench() {
        bench = new UploadBench(folder);
    }

    private void assertRefused(ErrorCode code, String name, byte[] bytes) throws IOException {
        Scan scan = bench.uploaded(name, bytes);
        assertEquals(ScanState.REFUSED, scan.state(), name);
        assertEquals(
                code, scan.problem().orElseThrow().code(), () -> scan.problem().toString());
        assertEquals(List.of(), bench.everyFile());
    }

    @Test
    void renamedFilesAreWhatTheyAre() throws IOException {
        for (String name : List.of("scan.h5", "mask.nii.gz", "notes.txt")) {
            Scan scan = bench.uploaded(name, bench.twix());
            assertEquals(ScanState.READY, scan.state());
            assertEquals("Siemens TWIX VD", scan.summary().orElseThrow().format());
        }
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        assertRefused(RawDataError.TRUNCATED, "scan.dat", Arrays.copyOf(bench.twix(), 11_000));
        assertRefused(RawDataError.TRUNCATED, "scan.npy", Arrays.copyOf(npy(64, true), 400));
    }

    @Test
    void foreignFilesAreRefused() throws IOException {
        assertRefused(
                RawDataError.UNKNOWN_FORMAT, "scan.dat", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(RawDataError.UNKNOWN_FORMAT, "scan.dat", new byte[100_000]);
    }

    @Test
    void anArchiveThatExplodesIsRefusedBeforeItDoes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("kspace.npy"));
            zip.write(npy(1 << 28, false));
            zeros(zip, 256);
            zip.closeEntry();
        }
        assertRefused(RawDataError.WRONG_ARRAY, "bomb.npz", out.toByteArray());
    }

    @Test
    void anImageThatExplodesIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0, 348).putShort(40, (short) 3);
            header.putShort(42, (short) 32_000).putShort(44, (short) 32_000).putShort(46, (short) 32_000);
            header.putShort(70, (short) 16).putShort(72, (short) 32).putFloat(108, 352);
            header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
            gzip.write(header.array());
            zeros(gzip, 64);
        }
        assertRefused(RawDataError.UNKNOWN_FORMAT, "mask.nii.gz", out.toByteArray());
    }

    /** Made by bombs.py beside them. */
    @Test
    void chunksOfHdf5ThatExplodeAreRefusedBeforeTheyDo() throws IOException {
        for (String name : List.of("table-bomb.h5", "header-bomb.h5", "chunk-bomb.h5")) {
            try (InputStream bomb = HostileFileTest.class.getResourceAsStream(name)) {
                Scan scan = bench.uploaded(name, Objects.requireNonNull(bomb).readAllBytes());
                assertEquals(RawDataError.DAMAGED, scan.problem().orElseThrow().code(), scan::toString);
                String why = scan.problem().orElseThrow().detail();
                assertTrue(why.startsWith("a chunk of the file"), () -> name + ": " + why);
            }
        }
        assertEquals(List.of(), bench.everyFile());
    }

    @Test
    void aMatlabArrayThatExplodesIsRefusedBeforeItDoes() throws IOException {
        ByteBuffer matrix = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = 8L * 30_000 * 8_000;
        matrix.putInt(14).putInt((int) bytes + 64).putInt(6).putInt(8).putInt(6).putInt(0);
        matrix.putInt(5).putInt(8).putInt(30_000).putInt(8_000);
        matrix.putInt(1)
                .putInt(6)
                .put("kspace".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0);
        matrix.putInt(9).putInt((int) bytes);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(packed)) {
            deflated.write(matrix.array(), 0, matrix.position());
            zeros(deflated, 64);
        }
        ByteBuffer file = ByteBuffer.allocate(136 + packed.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
        file.putShort((short) 0x100).put((byte) 'I').put((byte) 'M');
        file.putInt(15).putInt(packed.size()).put(packed.toByteArray());
        assertRefused(RawDataError.WRONG_ARRAY, "bomb.mat", file.array());
    }

    @Test
    void namesInsideAnArchiveGoNowhere() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../../../../tmp/kspace.npy"));
            zip.write(npy(64, true));
            zip.closeEntry();
        }
        Scan scan = bench.uploaded("../../x.npz", out.toByteArray());
        assertEquals("x.npz", scan.name());
        List<String> expected = scan.state() == ScanState.READY ? List.of("store/scans/" + scan.id()) : List.of();
        assertEquals(expected, bench.everyFile());
    }

    /** A cube of complex zeros, or its header alone. */
    private static byte[] npy(int elements, boolean content) {
        String header = "{'descr': '<c8', 'fortran_order': False, 'shape': (" + elements / 8 + ", 4, 2), }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(128 + (content ? 8 * elements : 0)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) 118).put(padded.getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    private static void zeros(OutputStream out, int mebibytes) throws IOException {
        for (int i = 0; i < mebibytes; i++) {
            out.write(new byte[MIB]);
        }
    }
}
