package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code roi}, {@code compare} and {@code report} on the result of {@code demo}. */
class ResultCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGIONS = """
            {"map": "SNR", "percentiles": [50],
             "regions": [{"name": "=middle, \\"large\\"", "slice": 1, "polygon": [[12, 12], [20, 12], [20, 20], [12, 20]]}]}
            """;

    @TempDir
    private static Path folder;

    private static String bundle = "";
    private static String regions = "";

    @BeforeAll
    static void makeResult() throws IOException {
        Path demonstration = folder.resolve("demo");
        CommandLineRun demo = CommandLineRun.of(
                "demo", "-o", demonstration.toString(), "--matrix", "32", "--coils", "2", "--slices", "2");
        bundle = demonstration.resolve("result").toString();
        assertEquals(0, demo.exitCode(), demo.err());
        regions = Files.writeString(folder.resolve("regions.json"), REGIONS).toString();
    }

    @Test
    void regionsAreMeasured() throws IOException {
        CommandLineRun run = CommandLineRun.of("roi", bundle, "--region", regions);

        assertEquals(0, run.exitCode(), run.err());
        JsonNode region = JSON.readTree(run.out()).at("/regions/0");
        assertEquals(64, region.get("n").asInt());
        assertTrue(region.get("mean").asDouble() > 1);
        assertEquals(
                region.get("median").asDouble(),
                region.at("/percentiles/0/value").asDouble());
        assertEquals(32, region.at("/histogram/counts").size());
    }

    @Test
    void aTableForSpreadsheetsHoldsNoFormula() {
        CommandLineRun run = CommandLineRun.of("roi", bundle, "--region", regions, "--csv");

        List<String> lines = run.out().lines().toList();
        assertEquals("map,part,name,slice,n,excluded,mean,sd,min,max,median,area_mm2,p50", lines.get(0));
        assertTrue(lines.get(1).startsWith("SNR,magnitude,\"'=middle, \"\"large\"\"\",1,64,0,"), lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void aResultAgreesWithItselfAndTheRatioIsWritten() throws IOException {
        Path ratio = folder.resolve("ratio.nii.gz");
        CommandLineRun run = CommandLineRun.of("compare", bundle, bundle, "--region", regions, "-o", ratio.toString());

        assertEquals(0, run.exitCode(), run.err());
        JsonNode all = JSON.readTree(run.out());
        assertEquals(1, all.at("/ratio/mean").asDouble());
        assertEquals(0, all.at("/difference/rms").asDouble());
        assertEquals(64, all.at("/regions/0/n").asInt());
        assertTrue(Files.size(ratio) > 100);
    }

    @Test
    void aReportIsWritten() throws IOException {
        Path pdf = folder.resolve("report.pdf");
        CommandLineRun run = CommandLineRun.of("report", bundle, "-o", pdf.toString(), "--region", regions);

        assertEquals(0, run.exitCode(), run.err());
        assertEquals("%PDF", new String(Files.readAllBytes(pdf), 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void whatDoesNotFitIsToldWithItsCode() throws IOException {
        String wrong = Files.writeString(
                        folder.resolve("wrong.json"),
                        "{\"regions\": [{\"slice\": 7, \"polygon\": [[0,0],[1,0],[0,1]]}]}")
                .toString();
        Path pdf = folder.resolve("wrong.pdf");

        for (CommandLineRun run : List.of(
                CommandLineRun.of("roi", bundle, "--region", wrong),
                CommandLineRun.of("report", bundle, "--region", wrong, "-o", pdf.toString()))) {
            assertEquals(Main.FAILED, run.exitCode());
            assertTrue(run.err().startsWith("MRO-1020"), run.err());
        }
        assertFalse(Files.exists(pdf));
        assertTrue(
                CommandLineRun.of("compare", bundle, bundle, "--map", "G").err().startsWith("MRO-1021"));
        assertTrue(CommandLineRun.of("compare", bundle, folder.resolve("none").toString())
                .err()
                .startsWith("MRO-4001"));
    }
}
