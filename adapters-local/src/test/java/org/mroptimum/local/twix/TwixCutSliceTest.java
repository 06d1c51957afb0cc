package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** Files of two slices of six lines, cut inside the second one: each slice says what was acquired of it. */
class TwixCutSliceTest {
    private static final int BYTES_PER_VB_LINE = 2 * (128 + 8 * 8);
    private static final int END_MARK = 2 * (128 + 8 * 16);

    @TempDir
    Path folder;

    @Test
    void theCutSliceHasFewerLines() throws IOException {
        try (Acquisition a = cut(1, 4)) {
            assertEquals(1, a.header().sampling().sampledPart());
            assertEquals(1, a.sampling(0, 0).sampledPart());
            assertEquals(2 / 6.0, a.sampling(1, 0).sampledPart());
            assertEquals(1, a.sampling(1, 0).averages());
            assertWarned(a, "slice 2 has 2 of 6 lines");
        }
    }

    @Test
    void aSliceCutInItsSecondAverageHasAllLinesButFewerAverages() throws IOException {
        try (Acquisition a = cut(2, 3)) {
            assertEquals(2, a.header().sampling().averages());
            assertEquals(2, a.sampling(0, 0).averages());
            assertEquals(1, a.sampling(1, 0).sampledPart());
            assertEquals(6 / 4.5, a.sampling(1, 0).averages(), 1e-12);
            assertWarned(a, "slice 2 has all 6 lines but 9 of 12 readouts");
        }
    }

    @Test
    void aSingleCutSliceIsComparedWithTheGrid() throws IOException {
        try (Acquisition a = cut(1, 8)) {
            assertEquals(1, a.header().slices().size());
            assertEquals(4 / 6.0, a.header().sampling().sampledPart());
            assertWarned(a, "slice 1 has 4 of 6 lines");
        }
    }

    @Test
    void theCompleteSliceStandsForTheScanWhereverItLies() throws IOException {
        SyntheticScan interleaved = Scans.scan(Scans.slices(2, 1, 8, 6, 2), 1, 1, true);
        try (Acquisition a = cut(interleaved, 5)) {
            assertEquals(1, a.header().sampling().sampledPart());
            assertEquals(1 / 6.0, a.sampling(0, 0).sampledPart());
            assertWarned(a, "slice 1 has 1 of 6 lines");
        }
    }

    @Test
    void inspectNamesTheCutSlice() throws IOException {
        Path file = write(Scans.scan(Scans.slices(2, 1, 8, 6, 2), 1, 1, false), 4);
        List<String> warnings = new TwixReader()
                .inspect(Scans.staged(file), Scans.reference(file, false, Map.of()))
                .warnings();
        assertTrue(warnings.toString().contains("slice 2 has 2 of 6 lines"), warnings::toString);
    }

    private Acquisition cut(int averages, int readouts) throws IOException {
        return cut(Scans.scan(Scans.slices(2, 1, 8, 6, 2), 1, averages, false), readouts);
    }

    private Acquisition cut(SyntheticScan scan, int readouts) throws IOException {
        Path file = write(scan, readouts);
        return new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of()));
    }

    /** Without the end mark, the given number of readouts and half of another. */
    private Path write(SyntheticScan scan, int readouts) throws IOException {
        Path file = folder.resolve("cut.dat");
        TwixWriter.vb().write(file, scan);
        byte[] whole = Files.readAllBytes(file);
        int end = whole.length - END_MARK - readouts * BYTES_PER_VB_LINE;
        return Files.write(file, Arrays.copyOf(whole, end + BYTES_PER_VB_LINE / 2));
    }

    private static void assertWarned(Acquisition a, String warning) {
        List<String> warnings = a.header().warnings();
        assertTrue(warnings.stream().anyMatch(w -> w.contains(warning)), warnings::toString);
    }
}
