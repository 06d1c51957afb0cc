package org.mroptimum.domain.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.math.CounterNormal;

class NoiseStatisticsTest {

    private static float[][] random(int coils, int samples, int part) {
        CounterNormal random = new CounterNormal(part);
        float[][] rows = new float[coils][samples];
        for (int c = 0; c < coils; c++) {
            for (int s = 0; s < samples; s++) {
                rows[c][s] = (float) (random.radius(s) * Math.cos(random.angle((long) c * samples + s)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 511, 512, 2048, 2049, 5000})
    void equalsTheDefinitionForAnyReadoutLength(int length) {
        int coils = 3;
        int total = 10_000 / length * length;
        float[][] re = random(coils, total, 1);
        float[][] im = random(coils, total, 2);
        NoiseStatistics statistics = new NoiseStatistics(coils);
        for (int start = 0; start < total; start += length) {
            statistics.readout(cut(re, start, length), cut(im, start, length), length);
        }
        NoiseCovariance covariance = statistics.covariance();

        assertEquals(total, statistics.samples());
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j < coils; j++) {
                double sr = 0;
                double si = 0;
                for (int s = 0; s < total; s++) {
                    sr += (double) re[i][s] * re[j][s] + (double) im[i][s] * im[j][s];
                    si += (double) im[i][s] * re[j][s] - (double) re[i][s] * im[j][s];
                }
                assertEquals(sr / total, covariance.re()[i * coils + j], 1e-6);
                assertEquals(si / total, covariance.im()[i * coils + j], 1e-6);
            }
        }
    }

    private static float[][] cut(float[][] rows, int start, int length) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, start, start + length))
                .toArray(float[][]::new);
    }

    @Test
    void refusesFewerThanTwoSamplesForEachChannel() {
        NoiseStatistics statistics = new NoiseStatistics(4);
        statistics.readout(random(4, 7, 1), random(4, 7, 2), 7);

        JobFailure failure = assertThrows(JobFailure.class, statistics::covariance);
        assertEquals(ComputationError.TOO_FEW_NOISE_SAMPLES, failure.code());
        statistics.readout(random(4, 1, 3), random(4, 1, 4), 1);
        assertEquals(4, statistics.covariance().coils());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void refusesSamplesThatAreNotFinite(float bad) {
        float[][] re = random(2, 100, 1);
        re[1][40] = bad;
        NoiseStatistics statistics = new NoiseStatistics(2);
        statistics.readout(re, random(2, 100, 2), 100);

        JobFailure failure = assertThrows(JobFailure.class, statistics::covariance);
        assertEquals(ComputationError.NOT_FINITE, failure.code());
    }
}
