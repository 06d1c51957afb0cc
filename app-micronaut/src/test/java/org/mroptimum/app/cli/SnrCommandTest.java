package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

@Tag("smoke")
class SnrCommandTest {
    private static final String SECRET = "c2VjcmV0LXRva2Vu";

    @TempDir
    private Path folder;

    private Map<String, Object> files = Map.of();

    @BeforeEach
    void writeScan() throws IOException {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(24, 20, 3).withNoise(60, 1, 1));
        files = ScanFiles.TWIX_VB_WITH_NOISE_FILE.write(
                folder, scan.signal(0), scan.noise(), new ScanFiles.Sampling(1, 1, true));
    }

    @Test
    void writesTheBundleOfTheContract() throws IOException {
        CommandLineRun run =
                snr(request("b1"), "-c", "-m", "-l", folder.resolve("log.json").toString());

        assertEquals(0, run.exitCode(), run.err());
        for (String name : List.of(
                "info.json",
                "matlab.mat",
                "data/SNR.nii.gz",
                "data/NC.nii.gz",
                "data/NCC.nii.gz",
                "data/valid.nii.gz",
                "data/sensitivity_00.nii.gz",
                "data/sensitivity_02.nii.gz",
                "data/mask_00.nii.gz",
                "preview/SNR.png")) {
            assertTrue(Files.isRegularFile(out().resolve(name)), name);
        }
        JsonNode info = json(out().resolve("info.json"));
        assertEquals("u-1", info.path("user_id").asText());
        assertEquals(
                "p-1", info.path("headers").path("options").path("pipelineid").asText());
        assertEquals(1, info.path("info").path("slices").asInt());
        assertTrue(info.path("headers").path("passport").path("factor").isNumber());
        assertEquals(info.path("headers").path("log"), json(folder.resolve("log.json")));
    }

    @Test
    void flagsOfTheCommandLineWinOverTheRequest() throws IOException {
        assertEquals(0, snr(request("b1"), "--no-matlab", "--no-coilsens").exitCode());

        assertFalse(Files.exists(out().resolve("matlab.mat")));
        assertFalse(Files.exists(out().resolve("data/sensitivity_00.nii.gz")));
    }

    @Test
    void secretsOfTheRequestAppearNowhere() throws IOException {
        CommandLineRun good = snr(request("rss"));
        List<String> texts = new ArrayList<>(texts());
        CommandLineRun bad = snr(request("nonsense"));
        texts.addAll(texts());
        texts.addAll(List.of(good.out(), good.err(), bad.out(), bad.err()));

        assertEquals(0, good.exitCode());
        assertEquals(Main.FAILED, bad.exitCode());
        for (String text : texts) {
            assertFalse(text.contains(SECRET));
        }
    }

    @Test
    void aFailureReplacesTheResultSoThatNobodyTakesItForOne() throws IOException {
        assertEquals(0, snr(request("rss")).exitCode());
        CommandLineRun run = snr(withMethod("mr"));

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().contains("MRO-3011"), run.err());
        assertFalse(Files.exists(out().resolve("data/SNR.nii.gz")));
        assertTrue(Files.readString(out().resolve("error.txt")).contains("MRO-3011"));
        JsonNode log = json(out().resolve("info.json")).path("headers").path("log");
        assertEquals("ERROR", log.get(log.size() - 1).path("what").asText());
        assertEquals(
                "mr",
                json(out().resolve("info.json")).at("/headers/options/name").asText());
    }

    @Test
    void anUnreadableRequestIsOneClearLineAndABundle() throws IOException {
        Path job = Files.writeString(folder.resolve("job.json"), "{\"token\": \"" + SECRET + "\", ");

        CommandLineRun run = CommandLineRun.of("snr", "-j", job.toString(), "-o", out().toString());

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().startsWith("MRO-1001"), run.err());
        assertFalse(run.err().contains(SECRET));
        assertTrue(Files.isRegularFile(out().resolve("error.txt")));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("noise.dat"));

        CommandLineRun run = snr(request("rss"));

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().contains("MRO-4001") && run.err().contains("noise.dat"), run.err());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        Path demo = folder.resolve("demo");
        CommandLineRun.of("demo", "-o", demo.toString(), "--matrix", "48", "--coils", "3", "--slices", "7");
        List<byte[]> maps = new ArrayList<>();
        for (String threads : List.of("1", "2", "5")) {
            CommandLineRun run = CommandLineRun.of(
                    "snr", "-j", demo.resolve("job.json").toString(), "-o", out().toString(), "--threads", threads);
            assertEquals(0, run.exitCode(), run.err());
            maps.add(Files.readAllBytes(out().resolve("data/SNR.nii.gz")));
        }
        assertArrayEquals(maps.get(0), maps.get(1));
        assertArrayEquals(maps.get(0), maps.get(2));
    }

    @Test
    void theSignalFileAsNoiseIsFoundOutHoweverItIsWritten() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.dat"), folder.resolve("scan.dat"));
        for (String name : List.of(
                "scan.dat", "./scan.dat", "link.dat", folder.resolve("scan.dat").toString())) {
            files = Map.of("signal", file("scan.dat"), "noise", file(name));

            CommandLineRun run = snr(request("rss"));

            assertTrue(run.err().startsWith("MRO-3004"), name + ": " + run.err());
        }
    }

    @Test
    void aLinkInsteadOfAPathKeepsItsSecret() throws IOException {
        files = Map.of("signal", file("https://u:" + SECRET + "@store.example/k?X-Amz-Signature=" + SECRET));

        CommandLineRun run = snr(request("rss"));

        assertEquals(Main.FAILED, run.exitCode());
        assertFalse(run.err().contains(SECRET), run.err());
        for (String text : texts()) {
            assertFalse(text.contains(SECRET));
        }
    }

    @Test
    void theLogReplacesOnlyAnEarlierLog() throws IOException {
        Path scan = Files.copy(folder.resolve("scan.dat"), folder.resolve("scan.json"));
        byte[] before = Files.readAllBytes(scan);
        Path list = Files.writeString(folder.resolve("list.json"), "[{\"x\": 1}]");
        for (Path log : List.of(scan, list, folder.resolve("job.json"), out().resolve("info.json"))) {
            CommandLineRun run = snr(request("rss"), "-l", log.toString());
            assertEquals(2, run.exitCode(), run.err());
        }
        assertArrayEquals(before, Files.readAllBytes(scan));
        assertTrue(Files.readString(folder.resolve("job.json")).contains("reconstructor"));

        String log = folder.resolve("log.json").toString();
        assertEquals(0, snr(request("rss"), "-l", log).exitCode());
        assertEquals(0, snr(request("b1"), "-l", log).exitCode());
        assertTrue(Files.readString(Path.of(log)).contains("reconstructor is b1"));
    }

    @Test
    void aLogThatCannotBeWrittenIsAWarning() throws IOException {
        CommandLineRun run =
                snr(request("rss"), "-l", folder.resolve("none/log.json").toString());

        assertEquals(0, run.exitCode());
        assertTrue(run.err().startsWith("warning: the log could not be written"), run.err());
    }

    @Test
    void anOutputThatIsAFileIsRefusedBeforeTheComputation() throws IOException {
        Files.writeString(out(), "mine");

        CommandLineRun run = snr(request("rss"));

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().startsWith("MRO-4003") && run.err().contains("is a file, not a folder"), run.err());
        assertEquals("mine", Files.readString(out()));
    }

    @Test
    void aHugeRequestIsRefusedUnread() throws IOException {
        Path job = Files.writeString(folder.resolve("huge.json"), "[" + "1,".repeat(3 << 20) + "1]");

        CommandLineRun run = CommandLineRun.of("snr", "-j", job.toString(), "-o", out().toString());

        assertTrue(run.err().startsWith("MRO-1001"), run.err());
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertEquals(2, CommandLineRun.of("snr", "-o", "x").exitCode());
        assertEquals(
                2,
                CommandLineRun.of("snr", "-j", "a", "-o", "b", "--threads", "0").exitCode());
        CommandLineRun nonsense = CommandLineRun.of("nonsense");
        assertEquals(2, nonsense.exitCode());
        assertTrue(nonsense.err().startsWith("MRO-5004"), nonsense.err());
        assertEquals(2, CommandLineRun.of().exitCode());
    }

    private CommandLineRun snr(Map<String, Object> request, String... more) throws IOException {
        Path job = folder.resolve("job.json");
        new ObjectMapper().writeValue(job.toFile(), request);
        List<String> arguments = new ArrayList<>(List.of("snr", "-j", job.toString(), "-o", out().toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> texts() throws IOException {
        try (Stream<Path> walk = Files.walk(out())) {
            List<String> texts = new ArrayList<>();
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                texts.add(String.valueOf(file.getFileName()));
            }
            return texts;
        }
    }

    /** A scan of one repetition has nothing for the methods that compare repetitions. */
    private Map<String, Object> withMethod(String method) {
        Map<String, Object> request = new HashMap<>(request("rss"));
        Map<String, Object> task = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(request.get("task")))
                .forEach((key, value) -> task.put((String) key, value));
        task.put("name", method);
        request.put("task", task);
        return request;
    }

    private Map<String, Object> request(String reconstruction) {
        return Map.of(
                "version",
                "v0",
                "token",
                "Bearer " + SECRET,
                "presigned_upload_url",
                "https://store.example/x?X-Amz-Signature=" + SECRET,
                "pipeline",
                "p-1",
                "user_id",
                "u-1",
                "output",
                Map.of("matlab", true, "coilsensitivity", true),
                "task",
                Map.of(
                        "name",
                        "ac",
                        "version",
                        "v0",
                        "acquisition",
                        2,
                        "token",
                        SECRET,
                        "options",
                        Map.of("reconstructor", Map.of("name", reconstruction, "options", files))));
    }

    private static Map<String, Object> file(String name) {
        return Map.of("type", "file", "options", Map.of("type", "local", "filename", name));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
