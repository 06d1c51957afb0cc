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
import org.mroptimum.app.cli.ScanFiles.Sampling;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.ReferenceVectors;
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
    void agreesWithTheReference(ReferenceVectors vectors, ScanFiles files, String recon) throws IOException {
        float[] snr = snrOf(
                files,
                vectors.array("signal").kspace(),
                vectors.array("noise").kspace(),
                new Sampling(vectors.noiseOversampling(), 1, true),
                recon);

        double deviation = Difference.relative(vectors.array("ac_" + recon).map(), snr, vectors.inside());
        assertTrue(deviation < 1e-4, "largest deviation from the reference " + deviation);
    }

    static Stream<Arguments> scans() {
        PhantomSpec even = PhantomSpec.of(64, 48, 6);
        PhantomSpec odd = PhantomSpec.of(45, 33, 5);
        return Stream.of(
                        even.withNoise(500, 1, 3),
                        odd.withNoise(700, 1, 0.5),
                        even.withNoise(400, 2, 0.5),
                        odd.withNoise(700, 2, 3))
                .map(spec -> spec.withPeakSnr(500))
                .flatMap(spec -> Stream.of(ScanFiles.values())
                        .flatMap(files -> Stream.of("rss", "b1").map(recon -> Arguments.of(spec, files, recon))));
    }

    @ParameterizedTest(name = "{1}: ac {2}")
    @MethodSource("scans")
    void agreesWithTheTruth(PhantomSpec spec, ScanFiles files, String recon) throws IOException {
        PhantomScan scan = new PhantomScan(spec);

        float[] snr = snrOf(
                files,
                scan.signal(0),
                scan.noise(),
                new Sampling(spec.oversampling(), spec.dwellRatio(), false),
                recon);

        double[] truth = scan.trueSnr(0);
        assertEquals(1, Difference.medianRatio(truth, snr, Difference.above(truth, 0.05)), 0.01);
    }

    private float[] snrOf(ScanFiles files, KSpace signal, KSpace noise, Sampling sampling, String recon)
            throws IOException {
        Map<String, Object> options = new LinkedHashMap<>(files.write(folder, signal, noise, sampling));
        Path job = folder.resolve("job.json");
        new ObjectMapper().writeValue(job.toFile(), request(recon, options));
        Path out = folder.resolve("out");

        assertEquals(0, Main.run("snr", "-j", job.toString(), "-o", out.toString(), "--no-verbose"));

        Path map = out.resolve("data/SNR.nii.gz");
        return new ImageFiles()
                .read(new StagedFile(map.toString(), "SNR.nii.gz", Files.size(map)))
                .re(0);
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
