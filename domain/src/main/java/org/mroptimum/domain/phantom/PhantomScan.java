package org.mroptimum.domain.phantom;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Cholesky;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.noise.NoiseCovariance;

/**
 * A simulated scan with known noise and known SNR: an object seen by loop coils, k-space with correlated noise of covariance Psi,
 * and a noise scan. Deterministic; every method may be called from several threads.
 *
 * <p>True SNR of an optimal combination (RSS of whitened coils, B1 with true sensitivities): {@code sqrt(2 s^H Psi^-1 s)}, the
 * signal over the standard deviation of the real part of the noise (Kellman and McVeigh 2005, doi:10.1002/mrm.20713).
 */
public final class PhantomScan {
    private final PhantomSpec spec;
    private final double[] object;
    private final LoopCoils centre;
    private final NoiseCovariance covariance;
    private final Cholesky factor;
    private final double amplitude;

    /** Computes coil maps and covariance at the centre. */
    public PhantomScan(PhantomSpec spec) {
        this.spec = spec;
        this.object = PhantomObject.image(spec.object(), spec.frequency(), spec.phase());
        this.centre = loops(0);
        this.covariance = BodyNoise.covariance(centre, spec.frequency(), spec.phase());
        this.factor = new Cholesky(spec.coils(), covariance.re(), covariance.im());
        this.amplitude = spec.peakSnr() / largest(snr(centre, 1));
    }

    /** What was simulated. */
    public PhantomSpec spec() {
        return spec;
    }

    /** Psi per signal sample. */
    public NoiseCovariance covariance() {
        return covariance;
    }

    /** The object without coils, 0 outside it; index {@code f + frequency * p}. */
    public double[] object() {
        return object.clone();
    }

    /** True SNR of one slice, index {@code f + frequency * p}. */
    public double[] trueSnr(int slice) {
        return snr(coilsOf(slice), amplitudeOf(slice));
    }

    /** Noise-free k-space of one slice. */
    public KSpace clean(int slice) {
        LoopCoils coils = coilsOf(slice);
        double scale = amplitudeOf(slice);
        KSpace data = new KSpace(spec.frequency(), spec.phase(), spec.coils());
        CentredFft2D fft = new CentredFft2D(spec.frequency(), spec.phase());
        for (int c = 0; c < spec.coils(); c++) {
            for (int i = 0; i < object.length; i++) {
                data.re(c)[i] = (float) (scale * object[i] * coils.re()[c][i]);
                data.im(c)[i] = (float) (scale * object[i] * coils.im()[c][i]);
            }
            fft.forward(data.re(c), data.im(c));
        }
        return data;
    }

    /** Noisy k-space of the first repetition. */
    public KSpace signal(int slice) {
        return signal(slice, 0);
    }

    /** Noisy k-space; slices and repetitions have independent noise. */
    public KSpace signal(int slice, int repetition) {
        KSpace data = clean(slice);
        long stream = spec.seed() + 1_000_003L * slice + 15_485_863L * repetition;
        new CorrelatedNoise(factor, spec.coils(), 1).addTo(data, new CounterNormal(stream));
        return data;
    }

    /**
     * The noise scan as acquired: {@code oversampling * frequency} samples, {@code noiseLines} readouts, white, of covariance
     * {@code Psi * oversampling / dwellRatio} per sample.
     */
    public KSpace noise() {
        KSpace data = new KSpace(spec.oversampling() * spec.frequency(), spec.noiseLines(), spec.coils());
        double scale = Math.sqrt(spec.oversampling() / spec.dwellRatio());
        new CorrelatedNoise(factor, spec.coils(), scale).addTo(data, new CounterNormal(spec.seed() + 1000));
        return data;
    }

    /** True coil maps of one slice, whitened by the true covariance. */
    WhitenedCoils whitened(int slice) {
        return new WhitenedCoils(coilsOf(slice), factor);
    }

    /** Signal of one slice before the coils see it, in the units of the coil maps. */
    double[] amplitude(int slice) {
        double scale = amplitudeOf(slice);
        return Arrays.stream(object).map(value -> scale * value).toArray();
    }

    private LoopCoils loops(double z) {
        return LoopCoils.at(spec.frequency(), spec.phase(), spec.coils(), spec.rings(), z);
    }

    private LoopCoils coilsOf(int slice) {
        double z = spec.position(slice);
        return spec.sameCoilMaps() || z == 0 ? centre : loops(z);
    }

    /** Slices away from the centre have less signal, so that no two neighbours look alike. */
    private double amplitudeOf(int slice) {
        double z = spec.position(slice);
        return amplitude / (1 + z * z);
    }

    private double[] snr(LoopCoils coils, double scale) {
        double[] power = new WhitenedCoils(coils, factor).power();
        double[] snr = new double[object.length];
        for (int p = 0; p < snr.length; p++) {
            snr[p] = Math.abs(scale * object[p]) * Math.sqrt(2 * power[p]);
        }
        return snr;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
