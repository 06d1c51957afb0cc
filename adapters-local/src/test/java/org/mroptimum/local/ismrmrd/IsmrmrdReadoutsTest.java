package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Counters;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Shape;

/** Single readouts of unusual kinds: where their samples go, and what is refused. */
class IsmrmrdReadoutsTest {
    private static final Shape WHOLE = Shape.of(8, 2, 4);

    @TempDir
    private Path folder;

    private final IsmrmrdReader reader = new IsmrmrdReader();

    @Test
    void partialFourierLinesAreZeroFilledAroundTheCentreLine() throws IOException {
        KSpace k = read(scan -> scan.lines(0, 6, WHOLE), ReadoutScan.encoding(8, 8, 2));
        assertEquals(8, k.phase());
        assertEquals(0, value(k, 0, 0));
        assertEquals(0, value(k, 0, 1));
        assertEquals(1, value(k, 0, 2));
        assertEquals(201, value(k, 0, 4), "the centre line is at 8 / 2");
        assertEquals(501, value(k, 0, 7));
    }

    @Test
    void aCentreLineThatPushesLinesOffTheGridIsNotBelieved() throws IOException {
        KSpace k = read(scan -> scan.lines(0, 8, WHOLE), ReadoutScan.encoding(8, 8, 0));
        assertEquals(1, value(k, 0, 0));
        assertEquals(701, value(k, 0, 7));
    }

    @Test
    void anAsymmetricEchoStartsLate() throws IOException {
        KSpace k = read(scan -> scan.lines(0, 8, Shape.of(6, 2, 2)), ReadoutScan.encoding(8, 8, 4));
        assertEquals(8, k.frequency());
        assertEquals(0, value(k, 0, 0));
        assertEquals(0, value(k, 1, 0));
        assertEquals(3, value(k, 4, 0), "sample 2 is the centre");
        assertEquals(10006, k.re(1)[7]);
    }

    @Test
    void discardedSamplesAreLeftOutAndReversedLinesTurned() throws IOException {
        Shape cut = new Shape(8, 2, 4, 1, 2, 0, 0);
        KSpace k = read(
                scan -> scan.line(0, cut, Counters.of(0, 0, 0, 0)).line(1L << 21, WHOLE, Counters.of(1, 0, 0, 0)),
                ReadoutScan.encoding(8, 2, 1));
        assertEquals(0, value(k, 0, 0));
        assertEquals(2, value(k, 1, 0));
        assertEquals(6, value(k, 5, 0));
        assertEquals(0, value(k, 6, 0));
        assertEquals(108, value(k, 0, 1));
        assertEquals(101, value(k, 7, 1));
    }

    @Test
    void navigatorsFeedbackAndDummiesAreKeptOut() throws IOException {
        KSpace k = read(
                scan -> {
                    for (int bit : new int[] {23, 24, 26, 27, 28, 29, 30, 31}) {
                        scan.line(1L << (bit - 1), Shape.of(4, 1, 2), Counters.of(60, 0, 0, 0));
                    }
                    return scan.lines(0, 8, WHOLE);
                },
                ReadoutScan.encoding(8, 8, 4));
        assertEquals(8, k.phase());
        assertEquals(2, k.coils());
    }

    @Test
    void averagesAreAveraged() throws IOException {
        KSpace k = read(
                scan -> scan.line(0, WHOLE, Counters.of(0, 0, 0, 0))
                        .line(0, new Shape(8, 2, 4, 1, 0, 0, 0), Counters.of(0, 1, 0, 0)),
                ReadoutScan.encoding(8, 1, 0));
        assertEquals(0.5f, value(k, 0, 0), "the second average discards this sample");
        assertEquals(2, value(k, 1, 0));
    }

    @Test
    void theFirstContrastIsReadWithAWarning() throws IOException {
        Path file = folder.resolve("contrasts.h5");
        try (ReadoutScan scan = new ReadoutScan(file)) {
            scan.lines(0, 4, WHOLE);
            scan.line(0, WHOLE, new Counters(1, 0, 0, 0, 1, 0, 0, 0, 0)).finish(ReadoutScan.encoding(8, 4, 2));
        }
        try (Acquisition read = reader.open(staged(file), FileReference.local(file.toString()))) {
            assertEquals(101, value(read.signal(0, 0), 0, 1));
            assertTrue(read.header().warnings().stream().anyMatch(w -> w.contains("contrast")));
        }
    }

    @Test
    void unmarkedCalibrationLinesDoNotHideTheAcceleration() throws IOException {
        Path file = folder.resolve("unmarked.h5");
        try (ReadoutScan scan = new ReadoutScan(file)) {
            for (int line : new int[] {0, 2, 4, 5, 6, 7, 8, 9, 10, 12, 14}) {
                scan.line(0, WHOLE, Counters.of(line, 0, 0, 0));
            }
            scan.finish(ReadoutScan.encoding(8, 16, 8));
        }
        try (Acquisition read = reader.open(staged(file), FileReference.local(file.toString()))) {
            assertEquals(2, read.header().sampling().accelerationPhase());
        }
    }

    @Test
    void aScanThatStoppedInTheMiddleOfASliceSaysWhatItHas() throws IOException {
        Path file = folder.resolve("stopped.h5");
        try (ReadoutScan scan = new ReadoutScan(file)) {
            for (int average = 0; average < 2; average++) {
                for (int slice = 0; slice < 2; slice++) {
                    for (int line = 0; line < (slice == 1 && average == 1 ? 3 : 6); line++) {
                        scan.line(0, Shape.of(6, 2, 2), Counters.of(line, average, slice, 0));
                    }
                }
            }
            scan.finish(ReadoutScan.encoding(8, 8, 4));
        }
        try (Acquisition read = reader.open(staged(file), FileReference.local(file.toString()))) {
            assertEquals(2, read.header().sampling().averages());
            assertEquals(read.header().sampling(), read.sampling(0, 0));
            assertEquals(6 / 4.5, read.sampling(1, 0).averages(), 1e-12);
            assertEquals(0.75 * 0.75, read.sampling(1, 0).sampledPart());
            assertTrue(read.header().warnings().toString().contains("slice 2 has all 6 lines but 9 of 12 readouts"));
        }
    }

    @Test
    void aSliceWithFewerLinesHasItsOwnSampling() throws IOException {
        Path file = folder.resolve("short.h5");
        try (ReadoutScan scan = new ReadoutScan(file)) {
            for (int slice = 0; slice < 2; slice++) {
                for (int line = 0; line < (slice == 0 ? 3 : 8); line++) {
                    scan.line(0, WHOLE, Counters.of(line, 0, slice, 0));
                }
            }
            scan.finish(ReadoutScan.encoding(8, 8, 4));
        }
        try (Acquisition read = reader.open(staged(file), FileReference.local(file.toString()))) {
            assertEquals(1, read.header().sampling().sampledPart(), "the complete slice stands for the scan");
            assertEquals(3 / 8.0, read.sampling(0, 0).sampledPart());
            assertEquals(1, read.sampling(1, 0).sampledPart());
            assertTrue(read.header().warnings().toString().contains("slice 1 has 3 of 8 lines"));
        }
    }

    @Test
    void refusalsAreCoded() {
        assertRefused(RawDataError.SEVERAL_ENCODINGS, s -> s.lines(0, 4, WHOLE), encoding() + encoding());
        assertRefused(
                RawDataError.SEVERAL_ENCODINGS,
                s -> s.lines(0, 4, WHOLE).line(0, new Shape(8, 2, 4, 0, 0, 1, 0), Counters.of(1, 0, 0, 0)),
                encoding());
        assertRefused(RawDataError.NOT_CARTESIAN, s -> s.lines(0, 4, WHOLE), ReadoutScan.encoding(8, 4, 2, "radial"));
        assertRefused(RawDataError.NOT_CARTESIAN, s -> s.lines(0, 4, WHOLE), ReadoutScan.encoding(8, 4, 2, "epi"));
        assertRefused(RawDataError.NOT_CARTESIAN, s -> s.lines(0, 4, new Shape(8, 2, 4, 0, 0, 0, 2)), encoding());
        assertRefused(
                RawDataError.THREE_DIMENSIONAL,
                s -> s.lines(0, 4, WHOLE).line(0, WHOLE, new Counters(0, 1, 0, 0, 0, 0, 0, 0, 0)),
                encoding());
        assertRefused(
                RawDataError.INCONSISTENT,
                s -> s.lines(0, 4, WHOLE).line(0, Shape.of(8, 3, 4), Counters.of(1, 0, 0, 0)),
                encoding());
        assertRefused(RawDataError.NO_IMAGE_DATA, s -> s.line(1L << 18, WHOLE, Counters.of(0, 0, 0, 0)), encoding());
        assertRefused(RawDataError.NO_IMAGE_DATA, s -> s, encoding());
    }

    @Test
    void externalEntitiesAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOPSECRET");
        Path file = folder.resolve("entity.h5");
        try (ReadoutScan scan = new ReadoutScan(file)) {
            scan.lines(0, 4, WHOLE)
                    .finishRaw("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><ismrmrdHeader>"
                            + "<acquisitionSystemInformation><systemVendor>&x;</systemVendor>"
                            + "</acquisitionSystemInformation></ismrmrdHeader>");
        }
        JobFailure failure =
                assertThrows(JobFailure.class, () -> reader.inspect(staged(file), FileReference.local("entity.h5")));
        assertEquals(RawDataError.DAMAGED, failure.code());
    }

    private interface Lines {
        ReadoutScan write(ReadoutScan scan) throws IOException;
    }

    private static String encoding() {
        return ReadoutScan.encoding(8, 4, 2);
    }

    private static void write(Path file, Lines lines, String encodings) throws IOException {
        try (ReadoutScan scan = new ReadoutScan(file)) {
            lines.write(scan).finish(encodings);
        }
    }

    private KSpace read(Lines lines, String encodings) throws IOException {
        Path file = folder.resolve("scan.h5");
        write(file, lines, encodings);
        try (Acquisition read = reader.open(staged(file), FileReference.local(file.toString()))) {
            return read.signal(0, 0);
        }
    }

    private void assertRefused(RawDataError code, Lines lines, String encodings) {
        JobFailure failure = assertThrows(JobFailure.class, () -> read(lines, encodings));
        assertEquals(code, failure.code(), String.valueOf(failure.getMessage()));
    }

    private static float value(KSpace k, int f, int p) {
        return k.re(0)[f + k.frequency() * p];
    }
}
