package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.MemorySink;
import org.mroptimum.domain.port.ResultExamples;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.port.ResultWriterContract;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.LogEntry;

class BundleWriterTest extends ResultWriterContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected ResultWriter writer() {
        return new BundleWriter("1.2.3", Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void infoJsonHasTheShapeOfTheContractExample() throws IOException {
        JsonNode ours = info(written(ReconstructionKind.SENSE, OutputFlags.NONE));
        JsonNode example =
                JSON.readTree(BundleWriterTest.class.getResourceAsStream("/contract-examples/result_info.json"));

        assertEquals(names(example), names(ours));
        assertEquals(names(example.at("/data/0")), names(ours.at("/data/0")));
        assertEquals(names(example.at("/info")), names(ours.at("/info")));
        assertEquals(names(example.at("/headers/log/0")), names(ours.at("/headers/log/0")));
        assertEquals(names(example.at("/headers/log/1")), names(ours.at("/headers/log/1")));
        assertEquals(List.of("calculation_time", "options", "log", "passport"), names(ours.at("/headers")));
    }

    @Test
    void theLogIsWrittenAsClientsReadIt() throws IOException {
        JsonNode log = info(written(ReconstructionKind.RSS, OutputFlags.NONE)).at("/headers/log");

        assertEquals("01/01/2026, 10:05:00", log.at("/0/when").asText());
        assertEquals("start", log.at("/0/type").asText());
        assertEquals("v0.0v", log.at("/0/version").asText());
        assertEquals("1.2.3", log.at("/0/settings/packages/0/mroptimum").asText());
        assertEquals("procedure", log.at("/1/type").asText());
        assertTrue(log.at("/1/settings").isNull());
        assertEquals("WARNING", log.at("/2/type").asText());
        assertEquals("END", log.at("/3/type").asText());
        assertEquals(4, log.size());
    }

    @Test
    void imagesAreListedByIdWithTheNamesOfTheContract() throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode image :
                info(written(ReconstructionKind.SENSE, OutputFlags.NONE)).get("data")) {
            lines.add(String.join(
                    "|",
                    image.get("id").asText(),
                    image.get("name").asText(),
                    image.get("filename").asText(),
                    image.get("dim").asText(),
                    image.get("type").asText(),
                    image.get("numpyPixelType").asText(),
                    image.get("pixelType").asText()));
        }

        assertEquals(
                List.of(
                        "0|SNR|data/SNR.nii.gz|3|output|float32|real",
                        "1|Noise Covariance|data/NC.nii.gz|2|output|complex64|complex",
                        "2|Noise Coefficients|data/NCC.nii.gz|2|output|complex64|complex",
                        "3|g Factor|data/G.nii.gz|3|accessory|float32|real",
                        "4|Inverse g Factor|data/IG.nii.gz|3|accessory|float32|real",
                        "10|Coils Sensitivity 00|data/sensitivity_00.nii.gz|3|accessory|complex64|complex",
                        "11|Coils Sensitivity 01|data/sensitivity_01.nii.gz|3|accessory|complex64|complex",
                        "9000|Coil Sensitivity Mask 00|data/mask_00.nii.gz|3|mask|uint8|real",
                        "9001|Valid Pixels|data/valid.nii.gz|3|mask|uint8|real"),
                lines);
    }

    @Test
    void replicasCheckAndFlipAngleAreInTheHeaders() throws IOException {
        JsonNode info = checked(false, 0);

        assertEquals(
                List.of("calculation_time", "options", "log", "passport", "replicas", "check", "faCorrection"),
                names(info.at("/headers")));
        JsonNode replicas = info.at("/headers/replicas");
        assertEquals(ResultExamples.SEED, replicas.get("seed").asLong());
        assertEquals("9007199254740993", replicas.get("seedText").textValue());
        assertTrue(replicas.get("seedFromContent").asBoolean());
        assertEquals(100, replicas.get("requested").asInt());
        assertEquals(64, replicas.at("/drawn/0").asInt());
        JsonNode check = info.at("/headers/check");
        assertEquals("AGREES", check.get("verdict").asText());
        assertFalse(check.get("suspect").asBoolean());
        assertEquals(64, check.get("replicas").asInt());
        assertEquals(1234, check.get("pixels").asInt());
        assertEquals(1.002, check.get("medianRatio").asDouble());
        assertEquals(0.02, check.get("tolerance").asDouble());
        assertEquals(1.01, check.get("spreadRatio").asDouble());
        assertFalse(info.has("suspect"));
    }

    @Test
    void aSuspectResultSaysSoFirst() throws IOException {
        JsonNode info = checked(true, 0);

        assertEquals("suspect", names(info).get(0));
        assertTrue(info.get("suspect").asBoolean());
        assertEquals("SUSPECT", info.at("/headers/check/verdict").asText());
    }

    @Test
    void theFlipAngleCorrectionIsToldAsInTheContractExample() throws IOException {
        JsonNode example = JSON.readTree(
                        BundleWriterTest.class.getResourceAsStream("/contract-examples/result_info_v3_fa.json"))
                .at("/headers/faCorrection");
        JsonNode ours = checked(false, 0).at("/headers/faCorrection");

        assertEquals(names(example), names(ours));
        for (String name : names(example)) {
            if (!name.equals("nNearZeroVoxels")) {
                assertEquals(example.get(name), ours.get(name), name);
            }
        }
        assertEquals(17, ours.get("nNearZeroVoxels").asInt());
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "90, 100", "91, 9003", "128, 9003"})
    void theCorrectedSnrKeepsItsIdUnlessACoilHasIt(int coils, int expected) throws IOException {
        JsonNode data = checked(false, coils).get("data");
        List<Integer> ids = new ArrayList<>();
        for (JsonNode image : data) {
            ids.add(image.get("id").asInt());
            if (image.get("name").asText().equals("SNR FA Corrected")) {
                assertEquals(expected, image.get("id").asInt());
                assertEquals(
                        "data/SNR_FA_corrected.nii.gz", image.get("filename").asText());
                assertEquals("output", image.get("type").asText());
            }
        }
        assertTrue(ids.contains(expected) && ids.contains(9002), ids.toString());
        assertEquals(ids.stream().distinct().sorted().toList(), ids);
    }

    private JsonNode checked(boolean suspect, int coils) throws IOException {
        MemorySink sink = new MemorySink();
        writer().writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.checked(List.of(at(0, 0)), suspect, coils),
                        sink);
        return info(sink);
    }

    @Test
    void gFactorsOfGrappaHaveTheirOwnIds() throws IOException {
        MemorySink sink = written(ReconstructionKind.GRAPPA, OutputFlags.NONE);
        JsonNode data = info(sink).get("data");

        assertEquals(5, data.at("/3/id").asInt());
        assertEquals("g Factor GRAPPA", data.at("/3/name").asText());
        assertEquals(6, data.at("/4/id").asInt());
        assertTrue(sink.files().containsKey("data/G_GRAPPA.nii.gz"));
        assertTrue(sink.files().containsKey("data/IG_GRAPPA.nii.gz"));
        assertFalse(sink.files().containsKey("data/G.nii.gz"));
    }

    @Test
    void theTaskComesBackWithTheCallersJobIdAndThePassport() throws IOException {
        JsonNode info = info(written(ReconstructionKind.RSS, OutputFlags.NONE));

        assertEquals(
                ResultExamples.PIPELINE, info.at("/headers/options/pipelineid").asText());
        assertEquals("ac", info.at("/headers/options/name").asText());
        assertEquals(
                "RSS", info.at("/headers/options/options/reconstructor/name").asText());
        assertEquals("u-123", info.get("user_id").asText());
        assertEquals(1.5, info.at("/headers/calculation_time").asDouble());
        assertEquals(1, info.at("/info/slices").asInt());
        JsonNode passport = info.at("/headers/passport");
        assertEquals(5000, passport.get("noiseDwellNs").asDouble());
        assertTrue(passport.get("imageDwellNs").isNull());
        assertEquals(0.79, passport.get("bandwidth").asDouble());
        assertTrue(passport.get("bandwidthMeasured").asBoolean());
        assertEquals(0.63, passport.get("factor").asDouble());
        assertEquals("a warning", passport.at("/warnings/0").asText());
    }

    @Test
    void matlabMatIsWrittenOnlyOnRequest() throws IOException {
        assertFalse(written(ReconstructionKind.RSS, OutputFlags.NONE).files().containsKey("matlab.mat"));
        assertTrue(written(ReconstructionKind.RSS, new OutputFlags(false, false, true))
                .files()
                .containsKey("matlab.mat"));
    }

    @Test
    void slicesThatAreNotParallelGiveAWarningBeforeTheEnd() throws IOException {
        SliceGeometry first = SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE);
        SliceGeometry turned = new SliceGeometry(
                first.centre(), new Vector3(0, 1, 0), new Vector3(0, 0, 1), new Vector3(1, 0, 0), 8, 6, 1);
        MemorySink sink = new MemorySink();
        writer().writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.result(List.of(first, turned)),
                        sink);

        JsonNode log = info(sink).at("/headers/log");
        assertEquals("WARNING", log.at("/3/type").asText());
        assertTrue(log.at("/3/what").asText().contains("not parallel"));
        assertEquals("END", log.at("/4/type").asText());
    }

    @ParameterizedTest
    @CsvSource({"0, 5, false", "0.05, 5, false", "3, 5, true", "0, 6.5, true"})
    void slicesOffTheGridGiveAWarningWithTheLargestDeviation(double shift, double middle, boolean warned)
            throws IOException {
        MemorySink sink = new MemorySink();
        writer().writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.result(List.of(at(0, 0), at(shift, middle), at(0, 10))),
                        sink);

        JsonNode entry = info(sink).at("/headers/log/3");
        assertEquals(warned ? "WARNING" : "END", entry.get("type").asText());
        if (warned) {
            String deviation = shift > 0 ? "3.00 mm" : "1.50 mm";
            assertTrue(entry.get("what").asText().contains(deviation), entry.toString());
        }
    }

    @Test
    void theWholeRequestIsKeptWithoutItsSecrets() throws IOException {
        JsonNode kept =
                JSON.readTree(written(ReconstructionKind.RSS, OutputFlags.NONE).bytes("options.json"));

        assertEquals(ResultExamples.PIPELINE, kept.get("pipeline").asText());
        assertEquals("ac", kept.at("/task/name").asText());
        assertEquals("(removed)", kept.get("token").asText());
    }

    @Test
    void jobIdAndNameAreAlwaysThere() throws IOException {
        JsonNode known = info(written(ReconstructionKind.RSS, OutputFlags.NONE)).at("/headers/options");
        assertEquals("signal.dat-ac", known.get("alias").asText());

        JobRequest full = ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE);
        JobRequest nameless = new JobRequest(
                full.method(),
                full.options(),
                full.reconstruction(),
                full.output(),
                JobIdentity.NONE,
                Map.of("task", Map.of("name", "ac")));
        MemorySink result = new MemorySink();
        writer().writeResult(nameless, ResultExamples.result(List.of(at(0, 0))), result);
        MemorySink failure = new MemorySink();
        writer().writeFailure(
                        new FailureReport(Map.of(), ResultExamples.failure().failure(), List.of()), failure);
        for (MemorySink sink : List.of(result, failure)) {
            JsonNode options = info(sink).at("/headers/options");
            assertTrue(options.has("pipelineid") && options.get("pipelineid").isNull(), options.toString());
            assertTrue(options.has("alias") && options.get("alias").isNull(), options.toString());
        }
    }

    @Test
    void everyProblemIsInTheLogOnce() throws IOException {
        FailureReport report = ResultExamples.failure();
        List<LogEntry> log = new ArrayList<>(report.log());
        report.failure()
                .problems()
                .forEach(problem -> log.add(new LogEntry(log.get(0).when(), problem.toString(), LogEntry.Type.ERROR)));
        MemorySink sink = new MemorySink();
        writer().writeFailure(new FailureReport(report.event(), report.failure(), log), sink);

        List<String> messages = new ArrayList<>();
        info(sink)
                .at("/headers/log")
                .forEach(entry -> messages.add(entry.get("what").asText()));
        assertEquals(4, messages.size(), messages.toString());
        assertEquals(1, messages.stream().filter(m -> m.startsWith("MRO-1009")).count());
        assertEquals("ERROR", messages.get(3));
    }

    @Test
    void aFailureBundleTellsEverythingAndLetsClientsRetry() throws IOException {
        MemorySink sink = new MemorySink();
        writer().writeFailure(ResultExamples.failure(), sink);
        JsonNode info = info(sink);
        JsonNode log = info.at("/headers/log");

        assertEquals(List.of("headers", "user_id"), names(info));
        assertEquals("u-123", info.get("user_id").asText());
        assertEquals("ERROR", log.get(log.size() - 1).get("what").asText());
        assertEquals("start", log.at("/0/type").asText());
        assertTrue(log.at("/1/what").asText().startsWith("MRO-1009 at $.task.options.NR"));
        assertEquals(
                ResultExamples.PIPELINE, info.at("/headers/options/pipelineid").asText());
        assertEquals("signal.dat-ac", info.at("/headers/options/alias").asText());
        assertEquals(
                "RSS", info.at("/headers/options/options/reconstructor/name").asText());
        assertEquals(
                ResultExamples.PIPELINE,
                JSON.readTree(sink.bytes("event.json")).get("pipeline").asText());
        String text = sink.text("error.txt");
        assertTrue(text.contains("2 problems") && text.contains("docs/errors/MRO-1009.md"), text);
        assertTrue(text.contains("MRO-1006") && text.contains("the name is xx"), text);
    }

    private static SliceGeometry at(double x, double z) {
        SliceGeometry first = SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE);
        return new SliceGeometry(new Vector3(x, 0, z), first.read(), first.phase(), first.normal(), 8, 6, 1);
    }

    private static JsonNode info(MemorySink sink) throws IOException {
        return JSON.readTree(sink.bytes("info.json"));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
