package org.mroptimum.domain.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.reference.MemoryScan;

class EdgeNoiseTest {

    @Test
    void takesTheEndsOfTheOutermostLinesOfEverySlice() {
        KSpace numbered = new KSpace(8, 6, 1);
        for (int i = 0; i < 48; i++) {
            numbered.re(0)[i] = i;
            numbered.im(0)[i] = 100 + i;
        }

        KSpace noise =
                EdgeNoise.of(MemoryScan.of(List.of(numbered, numbered), 1), 1).samples();

        assertEquals(4, noise.frequency());
        assertEquals(4, noise.phase());
        for (int slice = 0; slice < 2; slice++) {
            float[] expected = {0, 1, 6, 7, 40, 41, 46, 47};
            for (int i = 0; i < 8; i++) {
                assertEquals(expected[i], noise.re(0)[8 * slice + i]);
                assertEquals(100 + expected[i], noise.im(0)[8 * slice + i]);
            }
        }
    }

    @Test
    void pureNoiseIsNotContaminatedAndGivesItsCovariance() {
        KSpace pure = new KSpace(64, 64, 1);
        CounterNormal normal = new CounterNormal(5);
        for (int i = 0; i < pure.size(); i++) {
            pure.re(0)[i] = (float) (normal.radius(i) * Math.cos(normal.angle(i)));
            pure.im(0)[i] = (float) (normal.radius(i) * Math.sin(normal.angle(i)));
        }

        EdgeNoise edge = EdgeNoise.of(MemoryScan.of(List.of(pure), 1), 16);

        assertEquals(1, edge.contamination(), 0.1);
        ImageNoise noise = ImageNoise.estimate(
                MemoryScan.Noise.of(edge.samples()),
                MemoryScan.of(List.of(pure), 1).header());
        assertEquals(2, noise.covariance().trace(), 0.2);
    }

    @Test
    void objectSignalShowsAsContamination() {
        KSpace object = new KSpace(16, 8, 1);
        for (int i = 0; i < object.size(); i++) {
            int column = i % 16;
            object.re(0)[i] = column >= 4 && column < 12 ? 3 : 1;
        }

        assertEquals(9, EdgeNoise.of(MemoryScan.of(List.of(object), 1), 2).contamination(), 1e-12);
    }

    @Test
    void zeroFilledCornersAreRefused() {
        MemoryScan partial = new MemoryScan(
                MemoryScan.of(List.of(new KSpace(8, 8, 1)), 1)
                        .with(SamplingPattern.full(8).withReadout(0.7))
                        .header(),
                List.of(new KSpace(8, 8, 1)),
                Optional.empty());

        JobFailure failure = assertThrows(JobFailure.class, () -> EdgeNoise.of(partial, 2));

        assertEquals(RawDataError.NO_NOISE_DATA, failure.code());
    }
}
