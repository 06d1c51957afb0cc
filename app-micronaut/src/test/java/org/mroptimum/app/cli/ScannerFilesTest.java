package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        Path noise = folder.resolve("noise.npy");
        CommandLineRun edges = CommandLineRun.of("edge-noise", scan.toString(), "-o", noise.toString());
        assertEquals(0, edges.exitCode(), edges.err());

        Path job = folder.resolve("job.json");
        Files.writeString(job, edges.out());
        Path out = folder.resolve("out");
        CommandLineRun snr = CommandLineRun.of("snr", "-j", job.toString(), "-o", out.toString());

        assertEquals(0, snr.exitCode(), snr.err());
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
