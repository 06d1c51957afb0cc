package org.mroptimum.local.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.Report;
import org.mroptimum.domain.port.Report.Fact;
import org.mroptimum.domain.port.ResultExamples;
import org.mroptimum.domain.roi.Region;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.roi.RunLengthMask;
import org.mroptimum.domain.roi.StatisticsChoice;
import org.mroptimum.domain.roi.ValuePart;
import org.mroptimum.local.result.BundleWriter;
import org.mroptimum.local.result.StoredBundles;

class PdfReportTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void aReportSaysEverythingAndIsNoMedicalDevice() throws IOException {
        byte[] pdf = pdf(report(3, Optional.of("Suspect: they do not agree.")));

        String text = text(pdf);
        for (String part : List.of(
                "head scan",
                "1 January 2026, 12:00 UTC",
                "Not a medical device",
                "Suspect: they do not agree.",
                "Root sum of squares",
                "Regions of SNR, magnitude",
                "region 2",
                "Psi = C",
                "no dwell time",
                "SNR maps were computed",
                "[1] Kellman P",
                "Page 1")) {
            assertTrue(text.contains(part), part + " is missing in\n" + text);
        }
    }

    @Test
    void theSameReportHasTheSameBytes() throws IOException {
        byte[] first = pdf(report(2, Optional.empty()));
        byte[] second = pdf(report(2, Optional.empty()));

        assertArrayEquals(first, second);
        assertFalse(Arrays.equals(first, pdf(report(1, Optional.empty()))));
    }

    @Test
    void itIsDatedToWhenItWasMade() throws IOException {
        try (PdfReader reader = new PdfReader(pdf(report(1, Optional.empty())))) {
            assertEquals("D:20260101120000Z", reader.getInfo().get("CreationDate"));
            assertEquals("head scan", reader.getInfo().get("Title"));
            assertEquals("MR Optimum 9.9", reader.getInfo().get("Creator"));
        }
    }

    @Test
    void aHundredRegionsGoOverSeveralPages() throws IOException {
        try (PdfReader reader = new PdfReader(pdf(report(100, Optional.empty())))) {
            assertTrue(reader.getNumberOfPages() > 3);
        }
    }

    @Test
    void lettersThatNoStandardFontHasAreShownAsQuestionMarks() {
        assertEquals("Leber ä µ ² ?? x", ReportStyle.printable("Leber ä µ ² 肝臓\nx"));
    }

    @Test
    void numbersHaveFourDigits() {
        assertEquals("12.35", ReportTables.number(OptionalDouble.of(12.3456)));
        assertEquals("1235", ReportTables.number(OptionalDouble.of(1234.56)));
        assertEquals("0.0123", ReportTables.number(OptionalDouble.of(0.012345)));
        assertEquals("1.235e-05", ReportTables.number(OptionalDouble.of(1.2345e-5)));
        assertEquals("0", ReportTables.number(OptionalDouble.of(0)));
        assertEquals("-", ReportTables.number(OptionalDouble.empty()));
    }

    private static Report report(int regions, Optional<String> alarm) {
        double[] values = new double[400];
        boolean[] all = new boolean[400];
        Arrays.fill(all, true);
        Arrays.setAll(values, i -> 40 + 10 * StrictMath.sin(i) + 5 * StrictMath.cos(0.1 * i));
        List<RegionStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            Region region = new Region("region " + (i + 1), i, new RunLengthMask(20, 20, List.of(0, 400)));
            statistics.add(
                    RegionStatistics.of(region, values, all, all, OptionalDouble.of(1.5), StatisticsChoice.DEFAULT));
        }
        return new Report(
                "head scan",
                List.of(new Fact("SNR method", "Analytic"), new Fact("Reconstruction", "Root sum of squares")),
                alarm,
                List.of("preview/SNR.png"),
                List.of(new Fact("Formula", "Psi = C * noiseDwellNs"), new Fact("Averages", "1")),
                "SNR",
                ValuePart.MAGNITUDE,
                statistics,
                List.of("SNR maps were computed from raw k-space. "
                        + String.join(" ", Collections.nCopies(30, "More text."))),
                List.of("Kellman P, McVeigh ER. Image reconstruction in SNR units. doi:10.1002/mrm.20713"),
                List.of("no dwell time"),
                "9.9",
                NOON.instant());
    }

    private byte[] pdf(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OpenBundle bundle = bundle()) {
            new PdfReport().write(report, bundle, out);
        }
        assertEquals("%PDF-1.5", new String(out.toByteArray(), 0, 8, StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private OpenBundle bundle() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("preview"));
        new BundleWriter("9.9", NOON)
                .writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.result(
                                List.of(SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE))),
                        name -> Files.newOutputStream(folder.resolve(name)));
        return StoredBundles.at(folder);
    }

    private static String text(byte[] pdf) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }
}
