package org.mroptimum.local.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.usecase.JobOutcome;

/** A job in parts gives the bundle of the job in one piece, byte for byte. */
class JobInPartsTest {
    private static final List<String> METHODS = List.of("ac", "mr", "pmr", "cr", "di");
    private static final List<String> KINDS = List.of("rss", "b1", "sense", "grappa");

    static Stream<Arguments> everyMethodAndReconstruction() {
        return METHODS.stream().flatMap(method -> KINDS.stream().map(kind -> Arguments.of(method, kind)));
    }

    /** With every optional output of the contract, on two repetitions or more. */
    private static Map<String, Object> request(String method, String kind) {
        Map<String, Object> request = Documents.with("req_pmr_" + kind, "task.name", method);
        Documents.remove(request, "task.id");
        Documents.put(request, "task.options.NR", 16);
        Documents.put(request, "output", Documents.json("{'coilsensitivity':true,'gfactor':true,'matlab':true}"));
        return request;
    }

    private static byte[] whole(Map<String, Object> request) {
        Fleet fleet = new Fleet();
        assertInstanceOf(JobOutcome.Completed.class, fleet.whole(request));
        return fleet.result(request);
    }

    private static byte[] inParts(Map<String, Object> request, int count) {
        Fleet fleet = new Fleet();
        assertInstanceOf(JobOutcome.Completed.class, fleet.inParts(request, count));
        assertEquals(new TreeSet<>(), fleet.store.keys("jobs"), "parts are removed after the merge");
        assertEquals(new TreeSet<>(), fleet.store.keys("failed"));
        return fleet.result(request);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyMethodAndReconstruction")
    void hasTheBytesOfOneMachine(String method, String kind) {
        Map<String, Object> request = request(method, kind);
        byte[] expected = whole(request);
        TreeSet<String> files = new TreeSet<>(files(expected).keySet());
        boolean accelerates = kind.equals("sense") || kind.equals("grappa");
        assertTrue(files.contains("matlab.mat") && files.contains("data/SNR.nii.gz"), files.toString());
        assertEquals(accelerates, files.stream().anyMatch(name -> name.startsWith("data/G")), files.toString());
        boolean sensitivities = kind.equals("b1") || kind.equals("sense");
        assertEquals(sensitivities, files.contains("data/sensitivity_03.nii.gz"), files.toString());
        assertArrayEquals(expected, inParts(request, 2));
        assertArrayEquals(expected, inParts(request, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8})
    void anyNumberOfPartsWillDo(int count) {
        Map<String, Object> request = request("pmr", "sense");
        assertArrayEquals(whole(request), inParts(request, count));
    }

    @Test
    void theCheckCountsOverAllParts() {
        Map<String, Object> request = request("cr", "sense");
        Documents.put(request, "task.options.check", true);
        byte[] expected = whole(request);
        assertTrue(info(expected).contains("\"medianRatio\""));
        assertArrayEquals(expected, inParts(request, 3));
    }

    @Test
    void replicasStopEarlyInEachSlice() {
        Map<String, Object> request = request("pmr", "b1");
        Documents.put(request, "task.options.NR", 400);
        Documents.put(request, "task.options.targetError", 0.1);
        byte[] expected = whole(request);
        assertTrue(info(expected).contains("\"requested\" : 400"));
        assertFalse(info(expected).contains("[ 400"), "no slice needs all replicas");
        assertArrayEquals(expected, inParts(request, 2));
    }

    @Test
    void flipAnglesFillGapsAcrossParts() {
        Map<String, Object> request = Documents.example("req_fa_correction");
        byte[] expected = whole(request);
        assertTrue(info(expected).contains("\"nNearZeroVoxels\""));
        assertArrayEquals(expected, inParts(request, 2));
        assertArrayEquals(expected, inParts(request, 5));
    }

    @Test
    void slicesWithoutSignalAreTold() {
        Map<String, Object> request = request("mr", "rss");
        Fleet one = new Fleet();
        Fleet many = new Fleet();
        one.empty = Set.of(0, 3, 4);
        many.empty = one.empty;
        one.whole(request);
        JobOutcome.Completed merged = assertInstanceOf(JobOutcome.Completed.class, many.inParts(request, 3));
        assertTrue(merged.warnings().stream().anyMatch(warning -> warning.contains("slice 1, 4, 5")));
        assertArrayEquals(one.result(request), many.result(request));
    }

    @Test
    void noSliceWithAnySignalFailsAsOnOneMachine() {
        Map<String, Object> request = request("mr", "rss");
        Fleet one = new Fleet();
        Fleet many = new Fleet();
        one.empty = Set.of(0, 1, 2, 3, 4);
        many.empty = one.empty;
        JobOutcome.Failed whole = assertInstanceOf(JobOutcome.Failed.class, one.whole(request));
        JobOutcome.Failed merged = assertInstanceOf(JobOutcome.Failed.class, many.inParts(request, 2));
        assertEquals(whole.failure().problems(), merged.failure().problems());
    }

    @Test
    void onlyTimesDifferUnderAClockThatRuns() {
        Map<String, Object> request = request("pmr", "grappa");
        Fleet one = new Fleet();
        Fleet many = new Fleet();
        one.clock = new TickingClock(Instant.parse("2026-11-26T12:00:00Z"), Duration.ofSeconds(1), ZoneOffset.UTC);
        many.clock = new TickingClock(Instant.parse("2026-11-26T13:00:00Z"), Duration.ofSeconds(3), ZoneOffset.UTC);
        one.whole(request);
        many.inParts(request, 3);

        Map<String, byte[]> expected = files(one.result(request));
        Map<String, byte[]> merged = files(many.result(request));
        assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(merged.keySet()));
        expected.forEach((name, bytes) -> {
            if (name.equals("info.json")) {
                assertEquals(withoutTimes(text(expected, name)), withoutTimes(text(merged, name)));
            } else if (!name.endsWith(".mat") && !name.startsWith("preview")) {
                assertArrayEquals(bytes, merged.get(name), name);
            }
        });
        assertNotEquals(text(expected, "info.json"), text(merged, "info.json"));
    }

    private static String withoutTimes(String info) {
        return info.replaceAll("\"when\" : \"[^\"]*\"", "")
                .replaceAll("\"calculation_time\" : [0-9.]+", "")
                .replaceAll("calculation time [0-9.]+", "");
    }

    @Test
    void thePartsOfOneMergeAreNotThoseOfAnother() {
        Map<String, Object> request = request("ac", "rss");
        Fleet fleet = new Fleet();
        fleet.part(request, 0, 2);
        fleet.part(request, 1, 2);
        JobOutcome.Failed failed = assertInstanceOf(JobOutcome.Failed.class, fleet.merge(request, 3));
        assertEquals(RunError.PART_NOT_USABLE, failed.failure().code());
        assertEquals(3, failed.failure().problems().size());
    }

    private static String info(byte[] bundle) {
        return text(files(bundle), "info.json");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(byte[] bundle) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }
}
