package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlicePartTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 2", "5, 3", "5, 5", "60, 7", "3, 8", "1000, 32"})
    void everySliceIsInExactlyOnePartAndPartsAreBalanced(int slices, int count) {
        int next = 0;
        for (int index = 0; index < count; index++) {
            SliceRange range = new SlicePart(index, count).of(slices);
            assertEquals(next, range.first());
            assertTrue(range.size() == slices / count || range.size() == slices / count + 1, range.toString());
            next = range.end();
        }
        assertEquals(slices, next);
        assertTrue(new SlicePart(0, count).of(slices).size() > 0, "the first part is never empty");
    }

    @Test
    void readsWhatItWrites() {
        assertEquals(new SlicePart(3, 12), SlicePart.parse(new SlicePart(3, 12).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2/2", "0/0", "-1/2", "1 / 2", "a/b", "1/2/3", "0/10000", "0/99999999999"})
    void refusesWhatIsNoPart(String text) {
        JobFailure refused = assertThrows(JobFailure.class, () -> SlicePart.parse(text));
        assertEquals(RunError.BAD_SETTING, refused.code());
    }

    @Test
    void refusesPartsAndRangesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new SlicePart(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new SlicePart(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> new SliceRange(3, 2));
    }
}
