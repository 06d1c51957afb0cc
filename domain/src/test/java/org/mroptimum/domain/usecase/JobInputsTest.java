package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.RangeFacts;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.snr.ReplicaSeed;
import org.mroptimum.domain.snr.SnrComputation;

/** Which inputs a job hands to the computation, and what it makes of the maps that come back. */
class JobInputsTest {
    private final MemoryInstallation house = new MemoryInstallation();
    private final List<SnrComputation.Input> inputs = new ArrayList<>();

    /** Takes every input and gives an SNR of 5 everywhere. */
    private final class Recorder implements SnrComputation {
        @Override
        public ComputedRange compute(
                Input input, SlicePart part, int threads, Progress progress, Consumer<String> log) {
            inputs.add(input);
            HeapVolume snr = new HeapVolume(16, 12, 1, false);
            float[] values = new float[16 * 12];
            Arrays.fill(values, 5);
            snr.put(0, values, new float[0]);
            RangeFacts facts = new RangeFacts(
                    new SliceRange(0, 1),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
            return new ComputedRange(List.of(new SnrMap(Kind.SNR, 0, snr)), facts);
        }
    }

    @Test
    void aNamedSeedIsTaken() {
        assertEquals(
                Optional.of(new ReplicaSeed(42, false)),
                input("pmr", Map.of("seed", 42)).seed());
        assertEquals(0, house.hashed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pmr", "cr"})
    void withoutASeedTheContentOfTheSignalGivesOne(String method) {
        assertEquals(
                Optional.of(new ReplicaSeed(0xFF02030405060708L, true)),
                input(method, Map.of()).seed());
        assertEquals(1, house.hashed);
        assertTrue(messages()
                .contains("seed of the replicas is " + 0xFF02030405060708L + ", from the content of the signal file"));
    }

    @Test
    void aCheckNeedsASeedAndOtherMethodsReadNothingForOne() {
        assertTrue(input("ac", Map.of("check", true)).seed().isPresent());
        assertEquals(1, house.hashed);
        assertEquals(Optional.empty(), input("ac", Map.of("seed", 42)).seed());
        assertEquals(Optional.empty(), input("mr", Map.of()).seed());
        assertEquals(Optional.empty(), input("di", Map.of()).seed());
        assertEquals(1, house.hashed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mr", "di", "ac", "pmr"})
    void aNamedNoiseScanIsUsedWhateverTheMethod(String method) {
        assertTrue(input(method, Map.of()).noise().isPresent());
        assertEquals(List.of("signal", "noise"), house.staged);
    }

    @Test
    void withoutNoiseItIsTheMethodThatDecides() {
        run("mr", Map.of(), Map.of("signal", file("signal")));
        assertEquals(Optional.empty(), inputs.get(0).noise());
    }

    @Test
    void aNamedNoiseScanThatCannotBeReadIsAnErrorForMultipleReplicasToo() {
        house.noiseSurprise = Optional.of(new JobFailure(StorageError.NOT_FOUND, "there is no file noise"));
        JobOutcome.Failed failed = assertInstanceOf(
                JobOutcome.Failed.class, run("mr", Map.of(), Map.of("signal", file("signal"), "noise", file("noise"))));
        assertEquals(StorageError.NOT_FOUND, failed.failure().code());
        assertEquals(List.of(), inputs);
    }

    @Test
    void theSnrIsCorrectedForTheFlipAngle() {
        house.image = Optional.of(angles(30));
        SnrResult result = corrected();

        assertEquals(List.of(Kind.SNR, Kind.SNR_FLIP_ANGLE), kinds(result));
        float[] ten = new float[16 * 12];
        Arrays.fill(ten, 10);
        assertArrayEquals(ten, result.maps().get(1).values().re(0), 1e-5f);
        assertEquals(30, result.flipAngle().orElseThrow().largest());
        assertEquals(List.of("signal", "fa", "noise"), house.staged);
        assertEquals(house.staged, house.released);
    }

    @Test
    void aMapInRadiansIsWarnedOf() {
        house.image = Optional.of(angles(1.5f));
        corrected();
        assertTrue(
                messages().stream().anyMatch(line -> line.contains("radians")),
                messages().toString());
    }

    @Test
    void aMapWithoutAnglesFailsTheJob() {
        house.image = Optional.of(angles(0));
        JobOutcome.Failed failed = assertInstanceOf(JobOutcome.Failed.class, run("ac", Map.of(), withFlipAngles()));
        assertEquals(RawDataError.WRONG_MASK_IMAGE, failed.failure().code());
    }

    @Test
    void withoutAFlipAngleMapThereIsNoCorrection() {
        input("ac", Map.of());
        assertEquals(Optional.empty(), house.results.get(0).flipAngle());
        assertEquals(List.of(Kind.SNR), kinds(house.results.get(0)));
    }

    private static HeapVolume angles(float degrees) {
        HeapVolume map = new HeapVolume(8, 12, 1, false);
        float[] values = new float[8 * 12];
        Arrays.fill(values, degrees);
        map.put(0, values, new float[0]);
        return map;
    }

    private static List<Kind> kinds(SnrResult result) {
        return result.maps().stream().map(SnrMap::kind).toList();
    }

    private SnrResult corrected() {
        assertInstanceOf(JobOutcome.Completed.class, run("ac", Map.of(), withFlipAngles()));
        return house.results.get(0);
    }

    private static Map<String, Object> withFlipAngles() {
        return Map.of(
                "signal",
                file("signal"),
                "noise",
                file("noise"),
                "correction",
                Map.of("useCorrection", true, "faCorrection", file("fa")));
    }

    private List<String> messages() {
        return house.results.get(0).log().stream().map(LogEntry::what).toList();
    }

    private SnrComputation.Input input(String method, Map<String, Object> told) {
        JobOutcome outcome = run(method, told, Map.of("signal", file("signal"), "noise", file("noise")));
        assertInstanceOf(JobOutcome.Completed.class, outcome, outcome.toString());
        return inputs.get(inputs.size() - 1);
    }

    private JobOutcome run(String method, Map<String, Object> told, Map<String, Object> files) {
        house.computation = new Recorder();
        Map<String, Object> options = new LinkedHashMap<>(told);
        options.put("reconstructor", Map.of("name", "rss", "options", files));
        Map<String, Object> task = Map.of("name", method, "version", "v0", "acquisition", 2, "options", options);
        return house.worker().run(Map.of("task", task), Progress.SILENT);
    }

    private static Map<String, Object> file(String name) {
        return Map.of("type", "file", "options", Map.of("type", "local", "filename", name));
    }
}
