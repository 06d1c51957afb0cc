package org.mroptimum.domain.snr;

import java.util.List;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CounterNormal;

/** The replica noise z_i of the reference vectors: i = 0..7, samples in the order [freq, phase, coil]. */
record ListedNoise(int frequency, int phase, int coils) implements SampleNoise {
    private static final int REPLICAS = 8;
    private static final long FIRST_SEED = 9000;

    static ListedNoise of(KSpace shape) {
        return new ListedNoise(shape.frequency(), shape.phase(), shape.coils());
    }

    @Override
    public void alongSamples(int replica, long firstSample, int count, float[] re, float[] im, int offset) {
        CounterNormal random = new CounterNormal(FIRST_SEED + replica);
        for (int i = 0; i < count; i++) {
            long sample = firstSample + i;
            long f = sample % frequency;
            long p = sample / frequency % phase;
            long listed = (f * phase + p) * coils + sample / frequency / phase;
            double radius = random.radius(listed) * Math.sqrt(.5);
            re[offset + i] = (float) (radius * Math.cos(random.angle(listed)));
            im[offset + i] = (float) (radius * Math.sin(random.angle(listed)));
        }
    }

    /** All replicas of some k-space, as if they were repetitions. */
    List<KSpace> repetitions(KSpace whitened) {
        return IntStream.range(0, REPLICAS)
                .mapToObj(i -> repetition(whitened, i))
                .toList();
    }

    private KSpace repetition(KSpace whitened, int replica) {
        int size = whitened.size();
        KSpace noisy = whitened.copy();
        float[] re = new float[size];
        float[] im = new float[size];
        for (int c = 0; c < coils; c++) {
            alongSamples(replica, (long) c * size, size, re, im, 0);
            for (int p = 0; p < size; p++) {
                noisy.re(c)[p] += re[p];
                noisy.im(c)[p] += im[p];
            }
        }
        return noisy;
    }
}
