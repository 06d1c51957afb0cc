package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.local.image.ImageFiles;

/** Real scanner files end to end: noise from their own edge lines, then SNR, as docs/command-line.md tells users. */
@Tag("smoke")
class ScannerFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RAW =
            Path.of(Objects.requireNonNull(System.getProperty("mroptimum.root")), "../shared/rawdata");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "siemens_ve11_gre_32ch.dat, 64, 64, 32",
        "siemens_xa61_gre_16ch.dat, 128, 128, 16",
    })
    void snrWithNoiseFromTheEdgeLines(String name, int frequency, int phase, int coils) throws IOException {
        Path scan = raw(name);
        Path out = computed(scan, folder.resolve("out"));
        Path map = out.resolve("data/SNR.nii.gz");
        Volume values = new ImageFiles().read(new StagedFile(map.toString(), "SNR.nii.gz", Files.size(map)));
        assertEquals(frequency, values.frequency());
        assertEquals(phase, values.phase());
        float largest = 0;
        for (float value : values.re(0)) {
            assertTrue(Float.isFinite(value) && value >= 0);
            largest = Math.max(largest, value);
        }
        double floor = Math.sqrt(2.0 * coils);
        assertTrue(largest > 2 * floor, "the object must stand out of the noise floor " + floor + ": " + largest);
        JsonNode passport = JSON.readTree(out.resolve("info.json").toFile()).at("/headers/passport");
        assertEquals(1, passport.path("factor").asDouble(), 1e-9, "noise and image share their sampling");
    }

    @ParameterizedTest
    @ValueSource(strings = {"siemens_ve11_gre_32ch.dat", "siemens_xa61_gre_16ch.dat"})
    void aDeidentifiedCopyHasTheSameMaps(String name) throws IOException {
        Path scan = raw(name);
        Path clean = folder.resolve("clean.dat");
        CommandLineRun deidentified = CommandLineRun.of("deidentify", scan.toString(), "-o", clean.toString());
        assertEquals(0, deidentified.exitCode(), deidentified.err());
        assertNotEquals(-1, Files.mismatch(scan, clean), "something was overwritten");

        Path before = computed(scan, folder.resolve("before")).resolve("data");
        Path after = computed(clean, folder.resolve("after")).resolve("data");

        try (Stream<Path> maps = Files.list(before)) {
            List<Path> all = maps.toList();
            assertTrue(all.size() >= 3, all.toString());
            for (Path map : all) {
                assertEquals(-1, Files.mismatch(map, after.resolve(map.getFileName())), map.toString());
            }
        }
    }

    /** The result of an analytic job whose noise is that of the scan's own edges. */
    private static Path computed(Path scan, Path out) throws IOException {
        Files.createDirectories(out);
        CommandLineRun edges = CommandLineRun.of(
                "edge-noise", scan.toString(), "-o", out.resolve("noise.npy").toString());
        assertEquals(0, edges.exitCode(), edges.err());
        Path job = Files.writeString(out.resolve("job.json"), edges.out());
        CommandLineRun snr = CommandLineRun.of(
                "snr", "-j", job.toString(), "-o", out.resolve("result").toString());
        assertEquals(0, snr.exitCode(), snr.err());
        return out.resolve("result");
    }

    private static Path raw(String name) {
        Path file = RAW.resolve(name).toAbsolutePath().normalize();
        boolean required = Objects.requireNonNullElse(System.getenv("MROPTIMUM_REQUIRE"), "")
                .contains("rawdata");
        if (!required) {
            Assumptions.assumeTrue(Files.exists(file), "no scanner files at " + RAW);
        }
        assertTrue(Files.exists(file), file + " is required and absent");
        return file;
    }
}
