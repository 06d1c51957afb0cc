package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    private Path folder;

    private static CommandLineRun tiny(String... more) {
        Stream<String> small = Stream.of(
                "bench",
                "--case",
                "ac-rss",
                "--size",
                "32",
                "--coils",
                "4",
                "--slices",
                "2",
                "--runs",
                "1",
                "--warm-up",
                "0",
                "--threads",
                "2");
        return CommandLineRun.of(Stream.concat(small, Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void printsATableWithALineForEachNumberOfThreads() {
        CommandLineRun run = tiny();

        assertEquals(0, run.exitCode(), run.err());
        List<String> rows =
                run.out().lines().filter(line -> line.startsWith("ac-rss")).toList();
        assertEquals(2, rows.size(), run.out());
        assertTrue(rows.get(0).matches("ac-rss +32 +4 +2 +- +1 +cpu +\\d+\\.\\d{3} .*"), rows.get(0));
        assertEquals(rows.get(0).length(), rows.get(1).length());
        assertTrue(run.err().contains("ac-rss: 32 x 32"), run.err());
    }

    @Test
    void measuresADeviceBesideTheProcessor() {
        CommandLineRun run = tiny("--device", "cpu");

        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                3, run.out().lines().filter(line -> line.startsWith("ac-rss")).count(), run.out());
    }

    @Test
    void aDeviceThatIsNotThereIsAFailureOfTheCase() {
        CommandLineRun run = tiny("--device", "opencl:99");

        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.err().contains("OpenCL device 99 cannot be used"), run.err());
    }

    @Test
    void aDeviceIsNamedAsTheHelpSays() {
        for (String command : List.of("bench", "serve", "demo")) {
            CommandLineRun run = CommandLineRun.of(command, "--device", "gpu");

            assertEquals(2, run.exitCode(), run.err());
            assertTrue(run.err().contains("--device takes auto, cpu, opencl or opencl:N, not gpu"), run.err());
        }
    }

    @Test
    void jsonGoesToStandardOutputAloneOrToAFile() throws IOException {
        Path file = folder.resolve("bench.json");

        CommandLineRun toFile = tiny("--json", file.toString());
        CommandLineRun toOut = tiny("--json", "-");

        assertTrue(toFile.out().contains("seconds"), toFile.out());
        for (String text : List.of(Files.readString(file), toOut.out())) {
            JsonNode report = new ObjectMapper().readTree(text);
            assertEquals(
                    Runtime.version().toString(), report.at("/environment/java").asText());
            assertTrue(report.at("/environment/processors").asInt() > 0);
            assertTrue(report.at("/environment/maxHeapBytes").asLong() > 0);
            assertFalse(report.at("/environment/operatingSystem").asText().isBlank());
            assertEquals(32, report.at("/settings/size").asInt());
            assertEquals("ac-rss", report.at("/results/0/name").asText());
            assertTrue(report.at("/results/0/seconds").asDouble() > 0);
            assertTrue(report.at("/results/0/allocatedBytes").asLong() > 0);
            assertTrue(report.at("/results/0/peakHeapBytes").isNumber());
            assertEquals(2, report.at("/results/1/threads").asInt());
            assertTrue(report.at("/results/0/failure").isMissingNode());
        }
        assertTrue(toOut.err().contains("ratio"), toOut.err());
    }

    @Test
    void peerOfTheSameSizeGivesARatio() throws IOException {
        Path peer = folder.resolve("peer.json");
        Files.writeString(peer, "{\"size\": 32, \"coils\": 4, \"slices\": 2, \"seconds\": {\"ac-rss\": 1000.0}}");

        CommandLineRun run = tiny("--peer", peer.toString());

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("ac-rss.* 1000\\.000 +\\d+\\.\\d\\d")), run.out());
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws IOException {
        Path peer = Files.writeString(
                folder.resolve("peer.json"),
                "{\"size\": 64, \"coils\": 4, \"slices\": 2, \"seconds\": {\"ac-rss\": 1}}");
        Path notes = Files.writeString(folder.resolve("notes.txt"), "notes");

        assertUsage(tiny("--case", "ac-magic"), "no case ac-magic; there are ac-rss, ac-sense, pmr-sense");
        assertUsage(CommandLineRun.of("bench", "--runs", "0"), "--runs takes 1 to 1000, not 0");
        assertUsage(tiny("--peer", peer.toString()), "--size 64 --coils 4 --slices 2");
        assertUsage(tiny("--peer", notes.toString()), "holds no times of a peer");
        CommandLineRun missing = tiny("--peer", folder.resolve("none").toString());
        assertEquals(Main.FAILED, missing.exitCode());
        assertTrue(missing.err().startsWith("MRO-4001"), missing.err());
        CommandLineRun nowhere = tiny("--json", notes.resolve("x.json").toString());
        assertTrue(nowhere.err().startsWith("MRO-4003"), nowhere.err());
    }

    @Test
    void aCaseThatCannotBeComputedIsMarkedAndFailsTheCommand() {
        CommandLineRun run = CommandLineRun.of(
                "bench",
                "--case",
                "pmr-sense",
                "--size",
                "16",
                "--coils",
                "1",
                "--replicas",
                "2",
                "--runs",
                "1",
                "--warm-up",
                "0",
                "--threads",
                "1");

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().contains("MRO-"), run.err());
        assertTrue(run.out().contains("failed"), run.out());
    }

    private static void assertUsage(CommandLineRun run, String message) {
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }
}
