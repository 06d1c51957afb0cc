package org.mroptimum.local.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.usecase.JobOutcome;

/** Parts that are missing, damaged, of another job, failed, or there twice. */
class BlobPartStoreTest {
    private static final BlobId SECOND = new BlobId("jobs", "jobs/one/parts/1-of-2");

    private final Map<String, Object> request = Documents.example("req_ac_b1");
    private final Fleet fleet = new Fleet();

    private String refusal() {
        JobOutcome.Failed failed = assertInstanceOf(JobOutcome.Failed.class, fleet.merge(request, 2));
        assertEquals(
                RunError.PART_NOT_USABLE,
                failed.failure().code(),
                failed.failure().getMessage());
        assertEquals(1, failed.failure().problems().size(), failed.failure().getMessage());
        assertEquals("failed", failed.location().orElseThrow().bucket());
        assertEquals(new TreeSet<>(), fleet.store.keys("results"));
        return failed.failure().problems().get(0).detail();
    }

    private void bothParts() {
        fleet.part(request, 0, 2);
        fleet.part(request, 1, 2);
    }

    @Test
    void tellsWhichPartIsMissing() {
        fleet.part(request, 0, 2);
        assertEquals("part 1/2 is missing", refusal());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.9, 0.999})
    void noticesAnyDamage(double where) {
        bothParts();
        byte[] bytes = fleet.bytes(SECOND);
        // The central directory at the end only repeats what was read before.
        int last = bytes.length - 22 - 46 * 40;
        bytes[(int) (where * last)] ^= 0x55;
        fleet.store.put(SECOND, out -> out.write(bytes));
        String told = refusal();
        assertTrue(told.startsWith("part 1/2 "), told);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5, 0.9})
    void noticesAPartThatWasCutOff(double length) {
        bothParts();
        byte[] bytes = fleet.bytes(SECOND);
        byte[] start = Arrays.copyOf(bytes, (int) (length * bytes.length));
        fleet.store.put(SECOND, out -> out.write(start));
        assertEquals("part 1/2 is damaged", refusal());
    }

    @Test
    void refusesAPartOfAnotherRequest() {
        bothParts();
        Map<String, Object> other = Documents.with("req_ac_b1", "alias", "another");
        fleet.part(other, 1, 2);
        assertEquals("part 1/2 belongs to another request", refusal());
    }

    @Test
    void refusesAPartOfAFileThatChanged() {
        bothParts();
        fleet.phantom = Fleet.phantom(2);
        fleet.part(request, 1, 2);
        assertTrue(refusal().startsWith("part 1/2 was computed from other data"));
    }

    @Test
    void refusesAPartOfAnotherProgram() {
        bothParts();
        fleet.program = "1.1";
        fleet.part(request, 0, 2);
        assertEquals("part 1/2 was made by another version of the program", refusal());
    }

    @Test
    void refusesAPartInThePlaceOfAnother() {
        bothParts();
        byte[] bytes = fleet.bytes(SECOND);
        fleet.store.put(new BlobId("jobs", "jobs/one/parts/0-of-2"), out -> out.write(bytes));
        assertEquals("part 0/2 holds part 1/2 instead", refusal());
    }

    @Test
    void theFailureOfAPartIsTheFailureOfTheJob() {
        fleet.broken = Set.of(3);
        fleet.part(request, 0, 2);
        JobOutcome.Failed part = fleet.part(request, 1, 2).orElseThrow();
        JobOutcome.Failed merged = assertInstanceOf(JobOutcome.Failed.class, fleet.merge(request, 2));
        List<Problem> expected = List.of(new Problem(RawDataError.DAMAGED, "", "slice 4"));
        assertEquals(expected, part.failure().problems());
        assertEquals(expected, merged.failure().problems());
        assertEquals(1, fleet.store.keys("failed").size());
    }

    @Test
    void aFailureOfAllPartsIsToldOnce() {
        Map<String, Object> wrong = Documents.with("req_ac_b1", "task.name", "nonsense");
        JobOutcome.Failed first = fleet.part(wrong, 0, 2).orElseThrow();
        fleet.part(wrong, 1, 2);
        JobOutcome.Failed merged = assertInstanceOf(JobOutcome.Failed.class, fleet.merge(wrong, 2));
        assertEquals(first.failure().problems(), merged.failure().problems());
    }

    @Test
    void aPartThatIsRunAgainTakesThePlaceOfItsFailureButNeverTheOtherWayRound() {
        fleet.part(request, 0, 2);
        fleet.broken = Set.of(4);
        assertTrue(fleet.part(request, 1, 2).isPresent());
        assertThrows(JobFailure.class, () -> fleet.parts().facts(new SlicePart(1, 2)));
        fleet.broken = Set.of();
        assertTrue(fleet.part(request, 1, 2).isEmpty());
        fleet.broken = Set.of(4);
        assertTrue(fleet.part(request, 1, 2).isPresent());

        assertInstanceOf(JobOutcome.Completed.class, fleet.merge(request, 2));
        assertEquals(new TreeSet<>(), fleet.store.keys("failed"), "the result takes the failure's place");
    }

    @Test
    void runningPartsAndMergesTwiceHarmsNobody() {
        bothParts();
        bothParts();
        JobOutcome first = fleet.merge(request, 2);
        byte[] bundle = fleet.result(request);
        JobOutcome again = fleet.merge(request, 2);
        assertEquals(
                assertInstanceOf(JobOutcome.Completed.class, first).location(),
                assertInstanceOf(JobOutcome.Completed.class, again).location());
        assertArrayEquals(bundle, fleet.result(request));
        assertEquals(new TreeSet<>(), fleet.store.keys("failed"));
    }
}
