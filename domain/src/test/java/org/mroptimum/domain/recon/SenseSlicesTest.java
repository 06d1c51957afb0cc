package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/** Threads, slices one after another, and data that cannot be unfolded. */
class SenseSlicesTest {

    @ParameterizedTest
    @CsvSource({"64,48,2,2,0", "33,20,1,3,1"})
    void threadsDoNotChangeABit(int nf, int np, int r1, int r2, int first) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, first, 7, 11);
        Sense one = example.prepared();
        try (Workers three = new Workers(3, () -> false)) {
            Sense other = example.sense(three);
            other.prepare(example.slice());
            assertArrayEquals(one.clean().re(), other.clean().re());
            assertArrayEquals(one.clean().im(), other.clean().im());
            assertArrayEquals(one.noise(), other.noise());
            assertArrayEquals(one.gFactor().orElseThrow(), other.gFactor().orElseThrow());
        }
    }

    @Test
    void slicesMayDifferInTheirLattice() {
        SenseExample example = SenseExample.random(12, 12, 1, 2, 0, 5, 1);
        SenseExample shifted = SenseExample.random(12, 12, 1, 2, 1, 5, 2);
        Sense sense = example.prepared();
        sense.prepare(shifted.slice());
        assertArrayEquals(shifted.prepared().clean().re(), sense.clean().re());
        sense.prepare(example.slice());
        assertArrayEquals(example.prepared().clean().re(), sense.clean().re());
    }

    @Test
    void sampledDataMayBeTheReference() {
        SenseExample example = SenseExample.random(12, 10, 1, 1, 0, 5, 1);
        Sense sense = example.sense(Workers.alone());
        KSpace same = example.full().copy();
        sense.prepare(new SliceData(0, same, example.lattice(), same, KSpaceWindow.whole(same)));
        assertArrayEquals(example.prepared().clean().re(), sense.clean().re());
    }

    @ParameterizedTest
    @CsvSource({"8,8,2,2,3", "8,8,1,4,3", "2,8,3,1,8", "8,3,1,4,8"})
    void tooMuchAccelerationIsACodedError(int nf, int np, int r1, int r2, int coils) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, 0, coils, 1);
        JobFailure failure = assertThrows(JobFailure.class, example::prepared);
        assertEquals(ComputationError.TOO_MUCH_ACCELERATION, failure.code());
    }

    @Test
    void samplesThatAreNotFiniteAreACodedError() {
        SenseExample example = SenseExample.random(8, 8, 2, 2, 0, 6, 1);
        SliceData slice = example.slice();
        slice.sampled().im(3)[0] = Float.NaN;
        Sense sense = example.sense(Workers.alone());
        JobFailure failure = assertThrows(JobFailure.class, () -> sense.prepare(slice));
        assertEquals(ComputationError.NOT_FINITE, failure.code());
    }

    @ParameterizedTest
    @CsvSource({"1,4", "2,4", "3,3"})
    void theShortWayToReplicasNeedsACompleteLattice(int r2, int missing) {
        SenseExample example = SenseExample.random(8, 12, 1, r2, 0, 6, 1);
        assertTrue(example.prepared().replicas().isPresent());
        assertTrue(example.withoutLines(missing).prepared().replicas().isEmpty());
        assertTrue(
                SenseExample.random(8, 11, 1, r2, 0, 6, 1).prepared().replicas().isPresent() == (r2 == 1));
    }
}
