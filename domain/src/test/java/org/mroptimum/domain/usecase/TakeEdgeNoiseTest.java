package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

class TakeEdgeNoiseTest {
    private final MemoryInstallation house = new MemoryInstallation();

    @Test
    void averagesAndOversamplingAreInTheSamplesAlready() {
        house.averages = 4;

        TakeEdgeNoise.Taken taken = new TakeEdgeNoise(house, house).take(FileReference.local("scan"), 2);

        assertEquals(4 * 10_000, taken.dwellTimeNs().orElseThrow(), "the passport divides by the averages once more");
        assertEquals(8, taken.samples().frequency());
        assertEquals(4, taken.samples().phase());
        assertEquals(house.staged, house.released);
    }

    @Test
    void refusesMoreLinesThanThereAre() {
        TakeEdgeNoise edges = new TakeEdgeNoise(house, house);
        for (int lines : new int[] {0, 7}) {
            JobFailure failure = assertThrows(JobFailure.class, () -> edges.take(FileReference.local("scan"), lines));
            assertEquals(RequestError.VALUE_OUT_OF_RANGE, failure.code());
        }
        assertEquals(house.staged, house.released);
    }
}
