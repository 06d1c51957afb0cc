package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** Damaged, cut and strange files: a coded failure or a readable rest, nothing else. */
class TwixDamageTest {
    private static final int BYTES_PER_VD_LINE = 192 + 2 * (32 + 8 * 8);

    @TempDir
    Path folder;

    @Test
    void aScanCutBetweenReadoutsIsReadInPartWithAWarning() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int end = lastBlock(whole);
        byte[] cut = Arrays.copyOf(whole, end - 3 * BYTES_PER_VD_LINE);
        try (Acquisition a = open(cut)) {
            assertEquals(2, a.header().slices().size());
            assertEquals(6, a.header().phase());
            assertTrue(
                    a.header().warnings().get(0).contains("partial read"),
                    a.header().warnings()::toString);
            KSpace last = a.signal(1, 0);
            assertTrue(last.re(0)[2 * 8] != 0, "lines before the cut are there");
            assertEquals(0, last.re(0)[3 * 8], "lines after the cut are zero");
        }
    }

    @Test
    void aMeasurementWithoutReadoutsIsTruncated() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int header =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        assertEquals(RawDataError.TRUNCATED, code(Arrays.copyOf(whole, header + 4)));
        assertEquals(RawDataError.TRUNCATED, code(Arrays.copyOf(whole, header - 100)));
        assertEquals(RawDataError.TRUNCATED, code(Arrays.copyOf(whole, 10_241)));
    }

    @Test
    void inspectSaysWhyAScanCannotBeComputed() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int header =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        for (int length : new int[] {header, header + 100, header - 100}) {
            String warnings = inspect(Arrays.copyOf(whole, length)).toString();
            assertTrue(warnings.contains("this scan cannot be computed: MRO-2003"), warnings);
        }
        assertTrue(inspect(whole).isEmpty());
    }

    @Test
    void anEndMarkWithoutImageLinesIsNoImageData() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int header =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        whole[header + 40] = 1;
        assertEquals(RawDataError.NO_IMAGE_DATA, code(whole));
    }

    @Test
    void partitionsAreThreeDimensional() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        whole[lastBlock(whole) - BYTES_PER_VD_LINE + 40 + 18] = 1;
        assertEquals(RawDataError.THREE_DIMENSIONAL, code(whole));
    }

    @Test
    void anotherTrajectoryIsRefused() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        whole[text.indexOf("0x1\n", text.indexOf("ucTrajectory")) + 2] = '2';
        assertEquals(RawDataError.NOT_CARTESIAN, code(whole));
    }

    @Test
    void aSecondEchoIsLeftOutWithAWarning() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        whole[lastBlock(whole) - BYTES_PER_VD_LINE + 40 + 20] = 1;
        try (Acquisition a = open(whole)) {
            assertTrue(a.header().warnings().toString().contains("more than one echo"));
        }
    }

    @Test
    void lengthsInTheDirectoryAreNotBelieved() throws IOException {
        for (long wrong : new long[] {0, 1, Long.MAX_VALUE, -1}) {
            byte[] whole = small(TwixWriter.vd());
            ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(24, wrong);
            try (Acquisition a = open(whole)) {
                assertEquals(2, a.header().slices().size());
                assertTrue(a.header().warnings().isEmpty());
            }
        }
    }

    @Test
    void channelsAreOrderedByIdentityWhateverTheirOrderInAReadout() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        for (int firstSwapped : new int[] {0, 5}) {
            byte[] swapped = whole.clone();
            for (int line = firstSwapped; line < 12; line++) {
                int at = lastBlock(whole) - (12 - line) * BYTES_PER_VD_LINE + 192;
                System.arraycopy(whole, at, swapped, at + 96, 96);
                System.arraycopy(whole, at + 96, swapped, at, 96);
            }
            try (Acquisition a = open(swapped);
                    Acquisition plain = open(whole)) {
                assertEquals(List.of("channel 0", "channel 1"), a.header().channelNames());
                assertArrayEquals(plain.signal(1, 0).re(1), a.signal(1, 0).re(1));
                assertArrayEquals(plain.signal(0, 0).im(0), a.signal(0, 0).im(0));
            }
        }
    }

    @Test
    void calibrationLinesWithTheirOwnCountersMeetTheImageAtTheCentreLine() throws IOException {
        Path file = folder.resolve("calibrated.dat");
        SyntheticScan scan = new SyntheticScan(
                Scans.slices(1, 1, 8, 12, 2),
                Optional.empty(),
                1,
                5000,
                5000,
                1,
                2,
                4,
                false,
                Scans.geometry(1, new Vector3(0, 0, 1), 0));
        TwixWriter.vd().write(file, scan);
        byte[] whole = Files.readAllBytes(file);
        byte[] recounted = whole.clone();
        int header =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        int moved = 0;
        for (int at = header + 40; moved < 2; at += BYTES_PER_VD_LINE) {
            if (recounted[at + 2] == 1 << 6) {
                recounted[at + 12] = (byte) (recounted[at + 12] - 3);
                recounted[at + 56] = (byte) (recounted[at + 56] - 3);
                moved++;
            }
        }
        try (Acquisition a = open(recounted);
                Acquisition plain = open(whole)) {
            assertArrayEquals(
                    plain.calibration(0).orElseThrow().re(1),
                    a.calibration(0).orElseThrow().re(1));
        }
    }

    @Test
    void cutOffSamplesAreZero() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int line = lastBlock(whole) - BYTES_PER_VD_LINE;
        whole[line + 40 + 40] = 2;
        whole[line + 40 + 42] = 1;
        try (Acquisition a = open(whole)) {
            float[] re = a.signal(1, 0).re(0);
            assertEquals(List.of(true, true, false, false, false, false, false, true), zeros(re, 5 * 8));
        }
    }

    @Test
    void synchronisationDataIsSkippedByItsLength() throws IOException {
        byte[] whole = small(TwixWriter.vd());
        int at = lastBlock(whole) - BYTES_PER_VD_LINE;
        int length = 192 + 57 * 8;
        byte[] sync = Arrays.copyOf(Arrays.copyOfRange(whole, at, at + 192), length);
        Arrays.fill(sync, 192, length, (byte) 0x7f);
        ByteBuffer.wrap(sync).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length).putInt(40, 1 << 5);
        byte[] more = new byte[whole.length + length];
        System.arraycopy(whole, 0, more, 0, at);
        System.arraycopy(sync, 0, more, at, length);
        System.arraycopy(whole, at, more, at + length, whole.length - at);
        try (Acquisition a = open(more);
                Acquisition plain = open(whole)) {
            assertTrue(a.header().warnings().isEmpty());
            assertEquals(plain.signal(1, 0).re(0)[41], a.signal(1, 0).re(0)[41]);
        }
    }

    private List<String> inspect(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "scan", ".dat"), bytes);
        return new TwixReader()
                .inspect(Scans.staged(file), Scans.reference(file, false, Map.of()))
                .warnings();
    }

    private RawDataError code(byte[] bytes) {
        return (RawDataError) assertThrows(JobFailure.class, () -> open(bytes)).code();
    }

    private Acquisition open(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "scan", ".dat"), bytes);
        return new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of()));
    }

    private byte[] small(TwixWriter writer) throws IOException {
        Path file = folder.resolve("small.dat");
        writer.write(file, Scans.scan(Scans.slices(2, 1, 8, 6, 2), 1, 1, false));
        return Files.readAllBytes(file);
    }

    /** Offset of the end mark of a VD file written by {@link #small}. */
    private static int lastBlock(byte[] whole) {
        int header =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        return header + 12 * BYTES_PER_VD_LINE;
    }

    private static List<Boolean> zeros(float[] values, int from) {
        return Stream.iterate(from, i -> i + 1)
                .limit(8)
                .map(i -> values[i] == 0)
                .toList();
    }
}
