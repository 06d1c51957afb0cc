package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and defaults of requests that are in order. */
class JobRequestParserTest {
    private static final String RECONSTRUCTOR = "task.options.reconstructor.options.";

    @Test
    void readsEveryNumberOfAPseudoReplicaRequest() {
        JobRequest request = JobRequestParser.parse(Documents.example("req_cr_grappa"));
        assertEquals(6, request.options().replicas());
        assertEquals(9, request.options().boxSize());
        ReconstructionRequest reconstruction = request.reconstruction();
        assertTrue(reconstruction.decimate());
        assertEquals(Optional.of(AxisPair.of(1, 2)), reconstruction.accelerations());
        assertEquals(Optional.of(AxisPair.of(24, 24)), reconstruction.calibration());
        assertEquals(AxisPair.of(3, 4), reconstruction.kernelSize());
        assertEquals(Optional.empty(), reconstruction.sensitivity());
        assertEquals(new OutputFlags(false, false, true), request.output());
    }

    @Test
    void fillsInDefaults() {
        Map<String, Object> document = Documents.example("req_cr_grappa");
        Documents.remove(document, "task.options.NR");
        Documents.remove(document, "task.options.boxSize");
        for (String key : List.of("decimate", "accelerations", "acl", "kernelSize", "correction", "gfactor")) {
            Documents.remove(document, RECONSTRUCTOR + key);
        }
        Documents.remove(document, "output");
        JobRequest request = JobRequestParser.parse(document);
        assertEquals(20, request.options().replicas());
        assertEquals(2, request.options().boxSize());
        assertEquals(MethodOptions.DEFAULT, request.options());
        assertFalse(request.reconstruction().decimate());
        assertEquals(Optional.empty(), request.reconstruction().accelerations());
        assertEquals(Optional.empty(), request.reconstruction().calibration());
        assertEquals(AxisPair.of(4, 4), request.reconstruction().kernelSize());
        assertEquals(Optional.empty(), request.reconstruction().flipAngle());
        assertEquals(OutputFlags.NONE, request.output());
    }

    @Test
    void nullCalibrationElementIsTheWholeAxisAndNullTheHeaders() {
        assertEquals(
                Optional.of(AxisPair.ALL),
                JobRequestParser.parse(Documents.example("req_ac_sense_alllines"))
                        .reconstruction()
                        .calibration());
        assertEquals(
                Optional.of(new AxisPair(OptionalInt.empty(), OptionalInt.of(24))),
                calibration(Arrays.asList(null, 24)));
        assertEquals(Optional.empty(), calibration(null));
    }

    private static Optional<AxisPair> calibration(@org.jspecify.annotations.Nullable Object acl) {
        return JobRequestParser.parse(Documents.with("req_ac_sense", RECONSTRUCTOR + "acl", acl))
                .reconstruction()
                .calibration();
    }

    @Test
    void missingSensitivityMapIsInnerWithoutMask() {
        Map<String, Object> document = Documents.example("req_ac_b1");
        Documents.remove(document, RECONSTRUCTOR + "sensitivityMap");
        assertEquals(
                Optional.of(SensitivityChoice.DEFAULT),
                JobRequestParser.parse(document).reconstruction().sensitivity());
    }

    @Test
    void leftOverSensitivityMapOfAnotherReconstructionIsNotJudged() {
        Map<String, Object> document = Documents.example("req_mask_numpy_inprocess_only");
        Documents.put(document, "task.options.reconstructor.name", "rss");
        assertEquals(
                Optional.empty(),
                JobRequestParser.parse(document).reconstruction().sensitivity());
    }

    @Test
    void leftOverReplicasOfAnotherMethodAreNotJudged() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.options.NR", "many");
        Documents.put(document, "task.boxsize", List.of(4, 4));
        assertEquals(20, JobRequestParser.parse(document).options().replicas());
    }

    @Test
    void oneReplicaIsEnoughForLocalStatistics() {
        assertEquals(
                1,
                JobRequestParser.parse(Documents.with("req_cr_rss", "task.options.NR", 1))
                        .options()
                        .replicas());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'seed': 7}                       | 7
                    {'seed': -7.0}                    | -7
                    {'seed': 9223372036854775807}     | 9223372036854775807
                    {'seed': '-9223372036854775808'}  | -9223372036854775808
                    {'seed': '9007199254740993'}      | 9007199254740993
                    """)
    void readsASeedOf64BitsAsNumberOrText(String seed, long value) {
        Map<String, Object> document = Documents.example("req_pmr_rss");
        Documents.put(document, "task.options.seed", Documents.json(seed).get("seed"));
        assertEquals(
                OptionalLong.of(value),
                JobRequestParser.parse(document).options().seed());
    }

    @Test
    void readsTargetErrorAndCheck() {
        Map<String, Object> document = Documents.with("req_pmr_rss", "task.options.targetError", 0.02);
        Documents.put(document, "task.options.check", true);
        MethodOptions options = JobRequestParser.parse(document).options();
        assertEquals(OptionalDouble.of(0.02), options.targetError());
        assertTrue(options.check());
    }

    @Test
    void aCheckDrawsReplicasWhateverTheMethod() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.options.check", true);
        assertEquals(
                MethodOptions.DEFAULT.replicas(),
                JobRequestParser.parse(document).options().replicas());
        Documents.put(document, "task.options.NR", 100);
        Documents.put(document, "task.options.seed", 3);
        JobRequest request = JobRequestParser.parse(document);
        assertTrue(request.drawsReplicas());
        assertEquals(
                new MethodOptions(100, 2, OptionalLong.of(3), OptionalDouble.empty(), true, Optional.empty()),
                request.options());
        Documents.put(document, "task.options.check", false);
        assertEquals(MethodOptions.DEFAULT, JobRequestParser.parse(document).options());
        assertFalse(JobRequestParser.parse(document).drawsReplicas());
    }

    @Test
    void readsTheDifferenceImageWithItsBox() {
        Map<String, Object> document = Documents.with("req_mr_rss", "task.name", "DI");
        Documents.put(document, "task.options.boxSize", 5);
        JobRequest request = JobRequestParser.parse(document);
        assertEquals(SnrMethod.DI, request.method());
        assertEquals(5, request.options().boxSize());
        assertFalse(request.drawsReplicas());
    }

    @Test
    void grappaUsesSensitivitiesOnlyWhenItCombinesByThem() {
        Map<String, Object> document = Documents.example("req_ac_grappa");
        Documents.put(
                document,
                RECONSTRUCTOR + "sensitivityMap",
                Documents.json("{'options': {'mask': {'method': 'percentage', 'value': 5}}}"));
        assertFalse(JobRequestParser.parse(document).reconstruction().usesSensitivities());
        Documents.put(document, RECONSTRUCTOR + "combination", "rss");
        assertFalse(JobRequestParser.parse(document).reconstruction().usesSensitivities());
        Documents.put(document, RECONSTRUCTOR + "combination", "B1");
        assertEquals(
                Optional.of(new SensitivityChoice(SensitivityChoice.Method.INNER, new MaskChoice.Percentage(5))),
                JobRequestParser.parse(document).reconstruction().sensitivity());
        Documents.put(document, "task.options.reconstructor.name", "rss");
        assertFalse(JobRequestParser.parse(document).reconstruction().usesSensitivities());
    }

    @Test
    void readsTheOldFormOfTheBox() {
        Map<String, Object> document = Documents.example("req_cr_rss");
        Documents.remove(document, "task.options.boxSize");
        Documents.put(document, "task.options.boxsize", List.of(4, 4));
        assertEquals(4, JobRequestParser.parse(document).options().boxSize());
    }

    @Test
    void topLevelOutputWinsOverTheTasks() {
        Map<String, Object> document = Documents.example("req_output_null_task_output");
        assertEquals(
                new OutputFlags(false, false, true),
                JobRequestParser.parse(document).output());
        Documents.put(document, "output", Map.of("gfactor", true, "coilsensitivity", true));
        assertEquals(
                new OutputFlags(true, true, false),
                JobRequestParser.parse(document).output());
        Documents.put(document, "output", Map.of());
        assertEquals(OutputFlags.NONE, JobRequestParser.parse(document).output());
    }

    @Test
    void noiseMayBeMissing() {
        Map<String, Object> document = Documents.example("req_ac_rss");
        Documents.remove(document, RECONSTRUCTOR + "noise");
        assertEquals(
                Optional.empty(),
                JobRequestParser.parse(document).reconstruction().noise());
    }

    @Test
    void readsTheFlipAngleMapInBothPlacesAndOnlyWhenSwitchedOn() {
        Map<String, Object> document = Documents.example("req_fa_correction");
        assertEquals("fa.nii.gz", flipAngleName(document).orElseThrow());
        Documents.put(document, RECONSTRUCTOR + "correction.useCorrection", false);
        assertEquals(Optional.empty(), flipAngleName(document));
        Documents.put(document, RECONSTRUCTOR + "correction", false);
        assertEquals(Optional.empty(), flipAngleName(document));

        Map<String, Object> old = Documents.example("req_fa_correction");
        Documents.put(
                old,
                "task.options.correction",
                Map.of(
                        "useCorrection",
                        true,
                        "faCorrection",
                        Map.of("type", "file", "options", Map.of("type", "local", "filename", "old.nii"))));
        assertEquals("fa.nii.gz", flipAngleName(old).orElseThrow());
        Documents.remove(old, RECONSTRUCTOR + "correction");
        assertEquals("old.nii", flipAngleName(old).orElseThrow());
    }

    private static Optional<String> flipAngleName(Map<String, Object> document) {
        return JobRequestParser.parse(document).reconstruction().flipAngle().map(FileReference::filename);
    }

    @Test
    void keepsUnknownKeysAndTheCallersJobId() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.laboratory", Map.of("room", 7));
        Documents.put(document, "colour", "blue");
        JobRequest request = JobRequestParser.parse(document);
        assertEquals("blue", request.document().get("colour"));
        assertEquals(Map.of("room", 7), request.task().get("laboratory"));
        assertEquals("0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9", request.task().get("pipelineid"));
        assertEquals(Redaction.REMOVED, request.document().get("token"));
        assertEquals(
                new JobRequest.JobIdentity(
                        Optional.of("signal.dat-ac"),
                        Optional.of("0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9"),
                        Optional.of("u-123")),
                request.identity());
        assertThrows(
                UnsupportedOperationException.class, () -> request.document().put("a", 1));
        assertThrows(UnsupportedOperationException.class, () -> request.task().put("a", 1));
    }

    @Test
    void acceptsABareTask() {
        Map<String, Object> task = Documents.task("req_output_null_task_output");
        task.put("pipelineid", 4711);
        JobRequest request = JobRequestParser.parse(task);
        assertEquals(new OutputFlags(false, false, true), request.output());
        assertEquals(Optional.of("4711"), request.identity().pipeline());
        assertEquals("ac", request.task().get("name"));
        assertEquals("4711", request.task().get("pipelineid"));
    }

    @Test
    void taskWinsOverAReferenceToItself() {
        Map<String, Object> document = Documents.example("req_ac_rss");
        document.put("job_ref", Map.of("bucket", "b", "key", "k"));
        assertEquals(SnrMethod.AC, JobRequestParser.parse(document).method());
    }
}
