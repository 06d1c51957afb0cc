package org.mroptimum.domain.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.ReferenceVectors;

class NoiseBandwidthTest {

    private static double measure(KSpace data) {
        NoiseBandwidth bandwidth = new NoiseBandwidth(data.coils());
        MemoryScan.Noise.of(data).forEachReadout(bandwidth);
        return bandwidth.relative();
    }

    @Test
    void equalsTheReference() {
        assertEquals(
                1.006162238, measure(ReferenceVectors.even48().array("noise").kspace()), 2e-6);
        assertEquals(0.991605781, measure(ReferenceVectors.odd().array("noise").kspace()), 2e-6);
        assertEquals(
                1.006265426, measure(ReferenceVectors.even64().array("noise").kspace()), 2e-6);
    }

    @Test
    void findsAFilterThatHalvesThePowerOfTheEdges() {
        int samples = 128;
        KSpace noise = new KSpace(samples, 400, 2);
        CentredFft fft = new CentredFft(samples);
        for (int c = 0; c < 2; c++) {
            CounterNormal random = new CounterNormal(c);
            for (int i = 0; i < noise.size(); i++) {
                boolean edge = Math.abs(i % samples - 63.5) > 32;
                double radius = random.radius(i) * (edge ? Math.sqrt(.5) : 1);
                noise.re(c)[i] = (float) (radius * Math.cos(random.angle(i)));
                noise.im(c)[i] = (float) (radius * Math.sin(random.angle(i)));
            }
            for (int p = 0; p < 400; p++) {
                fft.inverse(noise.re(c), noise.im(c), p * samples, 1);
            }
        }
        assertEquals(.75, measure(noise), .01);
    }

    @Test
    void withoutPowerThereIsNothingToMeasure() {
        assertEquals(1, measure(new KSpace(16, 2, 1)));
        assertEquals(1, measure(new KSpace(3, 2, 1)));
    }
}
