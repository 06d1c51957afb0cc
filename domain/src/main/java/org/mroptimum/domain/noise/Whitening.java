package org.mroptimum.domain.noise;

import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Cholesky;

/**
 * Mixes channels so that their noise becomes uncorrelated with unit variance: {@code k~ = L^-1 k} with {@code Psi = L L^H}, L
 * lower triangular (Pruessmann 1999, doi:10.1002/(SICI)1522-2594(199911)42:5&lt;952::AID-MRM16&gt;3.0.CO;2-S). Immutable; one
 * object serves all threads.
 */
public final class Whitening {
    /** Samples worked on together, so that the block of every channel stays in the cache. */
    private static final int BLOCK = 1024;

    private final int coils;
    private final float[] re;
    private final float[] im;

    /**
     * @param covariance Psi per signal sample
     * @param channelNames one name a channel, for the failure message
     * @throws JobFailure MRO-3001 when Psi is not positive definite, naming the channel to blame
     */
    public Whitening(NoiseCovariance covariance, List<String> channelNames) {
        this.coils = covariance.coils();
        Cholesky factor = new Cholesky(coils, covariance.re(), covariance.im());
        if (factor.failedRow().isPresent()) {
            throw notPositiveDefinite(covariance, factor, factor.failedRow().getAsInt(), channelNames);
        }
        double[][] inverse = factor.inverseFactor();
        this.re = single(inverse[0]);
        this.im = single(inverse[1]);
    }

    /** Real part of {@code L^-1}, {@code [channel][channel]}, zero above the diagonal; a copy. */
    public float[] re() {
        return re.clone();
    }

    /** Imaginary part of {@code L^-1}; a copy. */
    public float[] im() {
        return im.clone();
    }

    /** Whitens all samples in place. */
    public void apply(KSpace data) {
        apply(data, 0, data.size());
    }

    /**
     * Whitens a range of samples in place: acquired lines only, or the share of one thread. Ranges do not see each other, so any
     * split gives the same bytes.
     *
     * @param from first sample
     * @param to after the last sample
     */
    public void apply(KSpace data, int from, int to) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            // From the last channel down: channel i needs only channels up to i, which are still untouched.
            for (int i = coils - 1; i >= 0; i--) {
                float[] yr = data.re(i);
                float[] yi = data.im(i);
                scale(re[i * coils + i], yr, yi, start, end);
                for (int j = 0; j < i; j++) {
                    add(re[i * coils + j], im[i * coils + j], data.re(j), data.im(j), yr, yi, start, end);
                }
            }
        }
    }

    private static void scale(float a, float[] yr, float[] yi, int start, int end) {
        for (int p = start; p < end; p++) {
            yr[p] *= a;
            yi[p] *= a;
        }
    }

    /** One source at a time: with several, the loop is too long for the compiler to vectorise and takes ten times as long. */
    private static void add(float a, float b, float[] xr, float[] xi, float[] yr, float[] yi, int start, int end) {
        for (int p = start; p < end; p++) {
            float u = xr[p];
            float v = xi[p];
            yr[p] += a * u - b * v;
            yi[p] += a * v + b * u;
        }
    }

    private static float[] single(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private static JobFailure notPositiveDefinite(
            NoiseCovariance covariance, Cholesky factor, int channel, List<String> channelNames) {
        double power = covariance.re()[channel * covariance.coils() + channel];
        return new JobFailure(
                ComputationError.NOT_POSITIVE_DEFINITE,
                String.format(
                        Locale.ROOT,
                        "the weakest channel is %d of %d (%s): noise power %.4g, of which the channels before it leave"
                                + " %.2g unexplained; a channel that is switched off or recorded twice gives this",
                        channel + 1,
                        covariance.coils(),
                        channel < channelNames.size() ? channelNames.get(channel) : "no name",
                        power,
                        factor.remaining(channel)));
    }
}
