package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.port.MemoryBundle;
import org.mroptimum.domain.port.Report;
import org.mroptimum.domain.port.Report.Fact;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.Region;
import org.mroptimum.domain.roi.RunLengthMask;
import org.mroptimum.domain.roi.StatisticsChoice;
import org.mroptimum.domain.roi.ValuePart;

/** What a report says about a bundle. */
class MakeReportTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Object> LINK = Map.of(
            "type",
            "file",
            "options",
            Map.of("type", "s3", "bucket", "scans", "key", "k", "filename", "head.dat", "presigned_url", "(removed)"));

    private final MemoryBundle bundle =
            new MemoryBundle(VoxelGrid.IDENTITY).with("SNR", "output", new HeapVolume(2, 1, 1, false));

    @Test
    void anAnalyticSenseJobIsDescribedWithItsPublications() throws IOException {
        Report report = report(
                "ac",
                Map.of(),
                "sense",
                Map.of(
                        "accelerations", List.of(1, 2),
                        "sensitivityMap", Map.of("name", "inner", "options", Map.of("sensitivityMapMethod", "inner"))));

        String text = String.join(" ", report.methods());
        assertTrue(text.startsWith("SNR maps were computed from raw k-space with MR Optimum 9.9 [1]."), text);
        assertTrue(text.contains("unfolded with SENSE [2]; acceleration factor 2."), text);
        assertTrue(text.contains("propagated analytically through the reconstruction, in SNR units [3]."), text);
        assertTrue(text.contains("sensitivities were estimated from the images themselves"), text);
        assertEquals(3, report.references().size());
        assertTrue(report.references().get(1).startsWith("Pruessmann KP"));
        assertTrue(report.references().get(2).endsWith("doi:10.1002/mrm.20713"));
    }

    @Test
    void replicasAndSeedAreThoseThatWereDrawn() throws IOException {
        bundle.info()
                .put(
                        "headers",
                        Map.of("replicas", Map.of("drawn", List.of(64, 100), "seedText", "42", "requested", 100)));
        Report report = report("pmr", Map.of("NR", 100), "rss", Map.of());

        String text = String.join(" ", report.methods());
        assertTrue(text.contains("over 64 to 100 pseudo replicas with synthetic noise"), text);
        assertTrue(text.contains("(seed 42)"), text);
        assertTrue(report.facts().contains(new Fact("Replicas", "64 to 100")));
    }

    @Test
    void aSuspectResultHasAnAlarm() throws IOException {
        bundle.info().put("suspect", true);
        bundle.info()
                .put(
                        "headers",
                        Map.of(
                                "check",
                                Map.of("medianRatio", 1.41, "tolerance", 0.02, "pixels", 1234, "suspect", true)));
        Report report = report("ac", Map.of("check", true), "rss", Map.of());

        assertTrue(report.alarm().orElseThrow().startsWith("Suspect"));
        assertTrue(String.join(" ", report.methods()).contains("they do not agree (median ratio 1.41,"));
    }

    @Test
    void passportAndWarningsComeFromTheBundle() throws IOException {
        Map<String, Object> passport = new HashMap<>();
        passport.put("formula", "Psi = C");
        passport.put("imageDwellNs", null);
        passport.put("factor", 0.5);
        passport.put("warnings", List.of("no dwell time"));
        bundle.info()
                .put(
                        "headers",
                        Map.of(
                                "passport",
                                passport,
                                "log",
                                List.of(
                                        Map.of(
                                                "what",
                                                "SNR calculation",
                                                "type",
                                                "start",
                                                "when",
                                                "01/01/2026, 10:00:00"),
                                        Map.of("what", "slices are apart", "type", "WARNING", "when", "x"))));
        Report report = report("ac", Map.of(), "rss", Map.of());

        assertEquals(
                List.of(
                        new Fact("Formula", "Psi = C"),
                        new Fact("Dwell time of the image, ns", "unknown"),
                        new Fact("Factor applied to the covariance", "0.5")),
                report.passport());
        assertEquals(List.of("slices are apart", "no dwell time"), report.warnings());
        assertTrue(report.facts().contains(new Fact("Computed", "01/01/2026, 10:00:00")));
    }

    @Test
    void aLinkThatWasTakenOutOfTheRequestDoesNotMatterAndIsNotShown() throws IOException {
        Report report = report("ac", Map.of(), "rss", Map.of());

        assertEquals("a head", report.title());
        assertTrue(report.facts().contains(new Fact("Signal", "head.dat")));
        assertFalse(report.toString().contains("(removed)"));
        assertEquals(NOON.instant(), report.made());
        assertEquals(2, report.regions().get(0).n());
    }

    private Report report(
            String method, Map<String, Object> options, String reconstruction, Map<String, Object> reconstructor)
            throws IOException {
        Map<String, Object> files = new HashMap<>(reconstructor);
        files.put("signal", LINK);
        files.put("noise", LINK);
        Map<String, Object> all = new HashMap<>(options);
        all.put("reconstructor", Map.of("name", reconstruction, "options", files));
        bundle.request()
                .putAll(Map.of(
                        "alias",
                        "a head",
                        "task",
                        Map.of("version", "v0", "acquisition", 2, "name", method, "options", all)));
        List<Report> made = new ArrayList<>();
        Measurement wanted = new Measurement(
                "SNR",
                ValuePart.MAGNITUDE,
                List.of(new Region("all", 0, new RunLengthMask(2, 1, List.of(0, 2)))),
                StatisticsChoice.DEFAULT);
        new MakeReport((report, of, out) -> made.add(report), "9.9", NOON)
                .make(bundle, wanted, new ByteArrayOutputStream());
        return made.get(0);
    }
}
