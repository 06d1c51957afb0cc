package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("smoke")
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void demoAgreesWithTheTruthAndShowsThePictures() {
        Path demo = folder.resolve("demo");

        CommandLineRun run =
                CommandLineRun.of("demo", "-o", demo.toString(), "--matrix", "96", "--coils", "6", "--slices", "3");

        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("Every slice agrees with the truth within 1 %."), run.out());
        assertTrue(Files.isRegularFile(demo.resolve("scan.dat")));
        assertTrue(Files.isRegularFile(demo.resolve("result/preview/SNR.png")));
        CommandLineRun again = CommandLineRun.of(
                "snr",
                "-j",
                demo.resolve("job.json").toString(),
                "-o",
                demo.resolve("again").toString());
        assertEquals(0, again.exitCode(), again.err());
    }

    @Test
    void inspectTellsWhatIsInAFile() {
        Path demo = folder.resolve("demo");
        CommandLineRun.of("demo", "-o", demo.toString(), "--matrix", "32", "--coils", "2", "--slices", "2");

        CommandLineRun text =
                CommandLineRun.of("inspect", demo.resolve("scan.dat").toString());
        CommandLineRun json =
                CommandLineRun.of("inspect", "--json", demo.resolve("scan.dat").toString());

        assertEquals(0, text.exitCode());
        assertTrue(text.out().startsWith("Siemens TWIX VD"), text.out());
        assertTrue(text.out().contains("measurement 2 of 2"), text.out());
        assertFalse(text.out().contains("warning"), text.out());
        assertTrue(json.out().startsWith("{"), json.out());
    }

    @Test
    void demoAndEdgeNoiseNeverOverwriteAScan() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Path scan = Files.writeString(mine.resolve("scan.dat"), "my scan");

        CommandLineRun demo = CommandLineRun.of("demo", "-o", mine.toString(), "--matrix", "16");
        CommandLineRun edges = CommandLineRun.of(
                "edge-noise",
                scan.toString(),
                "-o",
                mine.resolve("../mine/scan.dat").toString());

        assertTrue(demo.err().startsWith("MRO-4003"), demo.err());
        assertTrue(edges.err().startsWith("MRO-4003"), edges.err());
        assertEquals("my scan", Files.readString(scan));
        assertEquals(
                2,
                CommandLineRun.of("demo", "-o", folder.resolve("d").toString(), "--matrix", "100000")
                        .exitCode());
    }

    @Test
    void aFolderThatDoesNotExistIsOneClearLine() throws IOException {
        Path demo = folder.resolve("demo");
        CommandLineRun.of("demo", "-o", demo.toString(), "--matrix", "32", "--coils", "2", "--slices", "2");

        CommandLineRun run = CommandLineRun.of(
                "edge-noise",
                demo.resolve("scan.dat").toString(),
                "-o",
                folder.resolve("none/n.npy").toString());

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().startsWith("MRO-4003") && run.err().contains("its folder does not exist"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void edgeNoiseWritesAPlainFileThatOthersMayRead() throws IOException {
        Path demo = folder.resolve("demo");
        CommandLineRun.of("demo", "-o", demo.toString(), "--matrix", "32", "--coils", "2", "--slices", "2");
        String scan = demo.resolve("scan.dat").toString();
        Path target = Files.writeString(folder.resolve("target"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link.npy"), target);

        CommandLineRun refused = CommandLineRun.of("edge-noise", scan, "-o", link.toString());
        CommandLineRun written = CommandLineRun.of(
                "edge-noise", scan, "-o", folder.resolve("n.npy").toString());

        assertTrue(refused.err().startsWith("MRO-4003"), refused.err());
        assertEquals("mine", Files.readString(target));
        assertEquals(0, written.exitCode(), written.err());
        assertEquals(Files.getPosixFilePermissions(target), Files.getPosixFilePermissions(folder.resolve("n.npy")));
    }

    @Test
    void inspectRefusesWhatItDoesNotKnow() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no scan");

        CommandLineRun run = CommandLineRun.of("inspect", file.toString());

        assertEquals(Main.FAILED, run.exitCode());
        assertTrue(run.err().startsWith("MRO-2001"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "snr", "inspect", "demo", "edge-noise", "bench", "accuracy"})
    void everyCommandExplainsItself(String command) {
        CommandLineRun run = command.isEmpty() ? CommandLineRun.of("--help") : CommandLineRun.of(command, "--help");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Usage: mroptimum"), run.out());
    }

    @Test
    void tellsItsVersionAndJava() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertTrue(run.out().startsWith("MR Optimum "), run.out());
        assertTrue(run.out().contains("Java " + Runtime.version().feature()), run.out());
    }

    @Test
    void aServerWithAnImpossiblePortIsMro5004() {
        assertEquals(2, Main.run("serve", "--port", "70000"));
        assertEquals(2, Main.run("serve", "--memory", "-1"));
        assertEquals(2, Main.run("serve", "--jobs", "-1"));
    }
}
