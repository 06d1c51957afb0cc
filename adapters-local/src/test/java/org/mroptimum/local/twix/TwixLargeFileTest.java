package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.local.synthetic.TwixWriter;

/** A large file needs the memory of its readout index and of one slice, however many slices there are. */
class TwixLargeFileTest {
    private static final int SLICES = 144;
    private static final int LINES = 32;
    private static final int CHANNELS = 16;
    private static final int SAMPLES = 512;
    private static final int CHANNEL_BYTES = 32 + 8 * SAMPLES;
    private static final int LINE_BYTES = 192 + CHANNELS * CHANNEL_BYTES;
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    @Test
    void aFileManyTimesLargerThanTheMemoryIsReadSliceBySlice() throws IOException {
        Path file = sparse();
        assertTrue(Files.size(file) > 300_000_000);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        new TwixReader().inspect(Scans.staged(file), Scans.reference(file, false, Map.of()));
        long inspected = thread.getCurrentThreadAllocatedBytes();
        try (Acquisition a = new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of()))) {
            long opened = thread.getCurrentThreadAllocatedBytes();
            assertEquals(SLICES, a.header().slices().size());
            KSpace last = a.signal(SLICES - 1, 0);
            long read = thread.getCurrentThreadAllocatedBytes();
            assertEquals(SAMPLES / 2 * LINES, last.size());
            assertEquals(CHANNELS, last.coils());
            long slice = 8L * CHANNELS * last.size();
            assertBelow(8 * MIB, inspected - before, "inspecting");
            assertBelow(8 * MIB, opened - inspected, "opening");
            assertBelow(2 * slice, read - opened, "reading a slice of " + slice + " bytes");
        }
    }

    private static void assertBelow(long limit, long allocated, String what) {
        assertTrue(allocated < limit, what + " allocated " + allocated + " bytes, more than " + limit);
    }

    /** The first line of a small file, repeated with other counters; the samples are holes. */
    private Path sparse() throws IOException {
        Path small = folder.resolve("small.dat");
        TwixWriter.vd().write(small, Scans.scan(Scans.slices(1, 1, SAMPLES / 2, LINES, CHANNELS), 2, 1, false));
        byte[] whole = Files.readAllBytes(small);
        int start =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        Path file = folder.resolve("large.dat");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(whole, 0, start), 0);
            for (int i = 0; i < SLICES * LINES; i++) {
                long at = start + (long) i * LINE_BYTES;
                ByteBuffer line = ByteBuffer.wrap(Arrays.copyOfRange(whole, start, start + 192 + 32))
                        .order(ByteOrder.LITTLE_ENDIAN);
                line.putShort(40 + 12, (short) (i % LINES)).putShort(40 + 16, (short) (i / LINES));
                channel.write(line, at);
                for (int c = 1; c < CHANNELS; c++) {
                    int from = start + 192 + c * CHANNEL_BYTES;
                    channel.write(ByteBuffer.wrap(whole, from, 32), at + 192 + (long) c * CHANNEL_BYTES);
                }
            }
            int end = start + LINES * LINE_BYTES;
            channel.write(ByteBuffer.wrap(whole, end, 192), start + (long) SLICES * LINES * LINE_BYTES);
        }
        return file;
    }
}
