package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.ReferenceVectors;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.local.image.ImageFiles;

/** The reference vectors through the whole path: scanner file, request, command line, bundle, NIfTI map. */
@Tag("numeric")
@Tag("smoke")
class ReferencePathTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> cases() {
        return ReferenceVectors.all()
                .flatMap(vectors -> Stream.of(ScanFiles.values())
                        .flatMap(files -> Stream.of("rss", "b1").map(recon -> Arguments.of(vectors, files, recon))));
    }

    @ParameterizedTest(name = "{0} as {1}: ac {2}")
    @MethodSource("cases")
    void agreesWithReferenceAndTruth(ReferenceVectors vectors, ScanFiles files, String recon) throws IOException {
        int oversampling = vectors.noiseOversampling();
        Map<String, Object> options = new LinkedHashMap<>(files.write(
                folder, vectors.array("signal").kspace(), vectors.array("noise").kspace(), oversampling));
        Path job = folder.resolve("job.json");
        new ObjectMapper().writeValue(job.toFile(), request(recon, options));
        Path out = folder.resolve("out");

        assertEquals(0, Main.run("snr", "-j", job.toString(), "-o", out.toString(), "--no-verbose"));

        Path map = out.resolve("data/SNR.nii.gz");
        Volume snr = new ImageFiles().read(new StagedFile(map.toString(), "SNR.nii.gz", Files.size(map)));
        boolean[] inside = vectors.inside();
        double[] expected = vectors.array("ac_" + recon).map();
        double[] truth = vectors.array("truth_snr_rss").map();
        double deviation = Difference.relative(expected, snr.re(0), inside);
        assertTrue(deviation < 1e-4, "largest deviation from the reference " + deviation);
        assertEquals(1, powerRatio(truth, snr.re(0), inside, vectors.psi().coils()), 0.01);
    }

    /**
     * SNR over truth inside the object, root mean square, without the noise floor: a squared magnitude contains the noise's own
     * power, 2 for each coil on the scale of squared SNR (Constantinides 1997, doi:10.1002/mrm.1910380524), while the truth is
     * that of the signal alone.
     */
    private static double powerRatio(double[] truth, float[] snr, boolean[] inside, int coils) {
        double measured = 0;
        double known = 0;
        for (int p = 0; p < truth.length; p++) {
            if (inside[p]) {
                measured += (double) snr[p] * snr[p] - 2 * coils;
                known += truth[p] * truth[p];
            }
        }
        return Math.sqrt(measured / known);
    }

    private static Map<String, Object> request(String recon, Map<String, Object> options) {
        return Map.of(
                "name",
                "ac",
                "version",
                "v0",
                "acquisition",
                2,
                "options",
                Map.of("reconstructor", Map.of("name", recon, "options", options)));
    }
}
