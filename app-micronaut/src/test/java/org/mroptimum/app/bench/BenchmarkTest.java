package org.mroptimum.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTest {
    private final List<String> heard = new ArrayList<>();

    private BenchReport run(BenchSettings settings, PeerTimes peer) {
        return new Benchmark(settings, peer, heard::add).run();
    }

    private static BenchSettings tiny(List<Integer> threads, BenchCase... cases) {
        return new BenchSettings(32, 4, 3, 4, 0, 2, threads, List.of(cases));
    }

    @Test
    void measuresEachCaseWithEachNumberOfThreads() {
        BenchReport report = run(tiny(List.of(1, 2), BenchCase.AC_RSS), PeerTimes.NONE);

        assertFalse(report.failed(), heard.toString());
        assertEquals(
                List.of(1, 2),
                report.results().stream().map(BenchResult::threads).toList());
        long maps = 2L * 3 * 32 * 32 * Float.BYTES;
        long copies = 3L * 4 * 32 * 32 * 2 * Float.BYTES;
        for (BenchResult result : report.results()) {
            assertEquals(3, result.slices());
            assertEquals(2, result.runs().size());
            assertTrue(result.seconds() > 0);
            assertTrue(result.allocatedBytes() > maps + copies, "allocated " + result.allocatedBytes());
            assertNull(result.ratio());
        }
        assertEquals(3, heard.size());
        assertTrue(heard.get(0).startsWith("ac-rss: 32 x 32, 4 coils, 3 slices"), heard.get(0));
    }

    @Test
    void aCaseThatFailsTellsWhyAndTheOthersGoOn() {
        BenchSettings oneCoil =
                new BenchSettings(32, 1, 2, 4, 0, 1, List.of(1), List.of(BenchCase.PMR_SENSE, BenchCase.AC_RSS));

        BenchReport report = run(oneCoil, PeerTimes.NONE);

        assertTrue(report.failed());
        assertTrue(String.valueOf(report.results().get(0).failure()).startsWith("MRO-"), heard.toString());
        assertNull(report.results().get(1).failure());
    }

    @Test
    void ratioIsPeerOverOursAndReplicasAreScaled() {
        PeerTimes peer = PeerTimes.parse(
                "{\"size\": 32, \"coils\": 4, \"slices\": 3, \"seconds\": {\"ac-rss\": 5, \"pmr-sense\": 100}}");
        BenchSettings settings = tiny(List.of(1), BenchCase.AC_RSS);

        BenchResult result = run(settings, peer).results().get(0);

        assertTrue(peer.fits(settings));
        assertEquals(5, result.peerSeconds());
        assertEquals(5 / result.seconds(), result.ratio());
        BenchResult replicas = BenchResult.measured(
                BenchSubject.of(BenchCase.PMR_SENSE, settings), 1, List.of(new JobMeter.Reading(2, 1, 1)));
        assertEquals(2, peer.compare(replicas).ratio(), "4 of 100 replicas take the peer 4 s");
    }

    @Test
    void peerOfAnotherSizeDoesNotFit() {
        PeerTimes peer = PeerTimes.parse("{\"size\": 32, \"coils\": 8, \"slices\": 3, \"seconds\": {\"ac-rss\": 5}}");

        assertFalse(peer.fits(tiny(List.of(1), BenchCase.AC_RSS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "{\"size\": 32, \"coils\": 8, \"slices\": 3}",
                "{\"coils\": 8, \"slices\": 3, \"seconds\": {}}",
                "{\"size\": 32, \"coils\": 8, \"slices\": 3, \"seconds\": {\"ac-rss\": 0}}",
                "{\"size\": 32, \"coils\": 8, \"slices\": 3, \"seconds\": {\"ac-rss\": \"fast\"}}"
            })
    void whatIsNoPeerIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PeerTimes.parse(text));
    }

    @ParameterizedTest
    @EnumSource
    void everyCaseIsFoundByItsName(BenchCase known) {
        assertEquals(
                known,
                BenchCase.named(" " + known.title().toUpperCase(java.util.Locale.ROOT))
                        .orElseThrow());
        assertTrue(BenchCase.names().contains(known.title()));
    }

    @Test
    void medianOfEvenAndOddNumbersOfRuns() {
        BenchSubject subject = BenchSubject.of(BenchCase.AC_RSS, tiny(List.of(1)));

        assertEquals(2, BenchResult.measured(subject, 1, seconds(3, 1, 2)).seconds());
        assertEquals(2.5, BenchResult.measured(subject, 1, seconds(4, 1, 2, 3)).seconds());
    }

    private static List<JobMeter.Reading> seconds(double... values) {
        return java.util.Arrays.stream(values)
                .mapToObj(value -> new JobMeter.Reading(value, 1, 1))
                .toList();
    }
}
