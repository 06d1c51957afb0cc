package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.local.image.ImageFiles;

/** Every request among the contract's examples, from the request to the bundle, on a phantom scan of known SNR. */
@Tag("numeric")
@Tag("smoke")
class ExampleRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_PROCESS_ONLY = "req_mask_numpy_inprocess_only";

    @TempDir
    private Path folder;

    private final ExampleScan scan = new ExampleScan();

    static Stream<String> examples() throws IOException {
        Path examples = Path.of(Objects.requireNonNull(System.getProperty("mroptimum.root")))
                .resolve("domain/src/test/resources/contract-examples");
        try (Stream<Path> files = Files.list(examples)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
                    .filter(name -> name.startsWith("req_") && !name.equals(IN_PROCESS_ONLY))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsFromRequestToBundle(String example) throws IOException {
        Map<String, Object> document = local(example);
        JobRequest request = JobRequestParser.parse(document);
        scan.write(folder, example);

        JobOutcome outcome =
                LocalInstallation.runJob(folder, folder.resolve("out"), 2).run(document, Progress.SILENT);

        assertInstanceOf(JobOutcome.Completed.class, outcome, outcome.toString());
        checkInfo(request);
        checkSnr(request);
        if (request.reconstruction().flipAngle().isPresent()) {
            checkFlipAngle();
        }
    }

    private void checkInfo(JobRequest request) throws IOException {
        JsonNode info = JSON.readTree(folder.resolve("out/info.json").toFile());
        assertEquals(0, info.at("/data/0/id").asInt(-1));
        assertEquals("data/SNR.nii.gz", info.at("/data/0/filename").asText());
        for (JsonNode image : info.get("data")) {
            assertTrue(Files.isRegularFile(
                    folder.resolve("out").resolve(image.get("filename").asText())));
        }
        JsonNode log = info.at("/headers/log");
        assertEquals("END", log.get(log.size() - 1).get("type").asText());
        boolean needsNoise = request.method() != SnrMethod.MR;
        assertTrue(!needsNoise || info.at("/headers/passport/factor").isNumber(), "a passport");
        assertEquals(
                request.drawsReplicas(), info.at("/headers/replicas/seedText").isTextual(), "the seed");
        assertEquals(request.output().matlab(), Files.isRegularFile(folder.resolve("out/matlab.mat")), "matlab.mat");
        boolean gFactor =
                info.get("data").findValuesAsText("name").stream().anyMatch(name -> name.startsWith("g Factor"));
        assertTrue(gFactor || !request.output().gFactor() || !accelerated(request), "a map of the g-factor");
    }

    private void checkSnr(JobRequest request) throws IOException {
        Volume snr = map("SNR");
        for (int slice = 0; slice < snr.slices(); slice++) {
            double[] truth = scan.phantom().trueSnr(slice);
            float[] values = snr.re(slice);
            boolean[] object = Difference.above(truth, 0.1);
            boolean[] seen = object.clone();
            for (int i = 0; i < seen.length; i++) {
                seen[i] &= values[i] > 0;
            }
            long part = count(seen) * 100 / count(object);
            assertTrue(part > 40, part + " % of the object has an SNR");
            double ratio = Difference.medianRatio(truth, values, seen);
            assertTrue(
                    ratio > fewest(request) && ratio < most(request),
                    "slice " + slice + ": SNR is " + ratio + " of the truth of an optimal, complete scan");
        }
    }

    /**
     * Half the samples cost the square root of 2 and the g-factor; MR without a noise scan does not whiten; the wide windows of the
     * CR examples reach from the object into the air, where magnitudes are biased.
     */
    private static double fewest(JobRequest request) {
        double whole = switch (request.method()) {
            case AC -> 0.98;
            case PMR -> 0.9;
            case CR -> 0.75;
            case MR, DI -> 0.5;
        };
        return accelerated(request) ? 0.5 * whole : whole;
    }

    private static double most(JobRequest request) {
        double whole = request.method() == SnrMethod.AC ? 1.02 : 1.1;
        return accelerated(request) ? whole / Math.sqrt(2) + 0.05 : whole;
    }

    private static boolean accelerated(JobRequest request) {
        return switch (request.reconstruction().kind()) {
            case RSS, B1 -> false;
            case SENSE, GRAPPA -> true;
        };
    }

    private void checkFlipAngle() throws IOException {
        JsonNode info = JSON.readTree(folder.resolve("out/info.json").toFile());
        assertEquals(
                ExampleScan.FLIP_ANGLE, info.at("/headers/faCorrection/faMax").asDouble());
        assertTrue(info.at("/data").findValues("id").stream().anyMatch(id -> id.asInt() == 100), "the corrected map");
        assertTrue(
                info.at("/headers/log").findValuesAsText("what").stream().noneMatch(line -> line.contains("covers")),
                "map and scan cover the same field of view");
        Volume snr = map("SNR");
        Volume corrected = map("SNR_FA_corrected");
        for (int slice = 0; slice < snr.slices(); slice++) {
            float[] plain = snr.re(slice);
            float[] twice = corrected.re(slice);
            for (int i = 0; i < plain.length; i++) {
                assertEquals(2 * plain[i], twice[i], 1e-4 * plain[i] + 1e-6);
            }
        }
    }

    private Volume map(String name) throws IOException {
        Path file = folder.resolve("out/data/" + name + ".nii.gz");
        return new ImageFiles().read(new StagedFile(file.toString(), name, Files.size(file)));
    }

    private static long count(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    /** The example with every stored file replaced by the local one of the same name. */
    private static Map<String, Object> local(String example) {
        Map<String, Object> document = Documents.example(example);
        makeLocal(document);
        return document;
    }

    @SuppressWarnings("unchecked") // Jackson makes maps with text keys
    private static void makeLocal(Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("filename")) {
                ((Map<String, Object>) map).put("type", "local");
            }
            map.values().forEach(ExampleRequestsTest::makeLocal);
        } else if (node instanceof List<?> list) {
            list.forEach(ExampleRequestsTest::makeLocal);
        }
    }
}
