package org.mroptimum.domain.reference;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.CounterNormal;

/**
 * Complex values of one slice in double precision, laid out as {@link KSpace}: coil {@code c}, sample {@code f + frequency * p},
 * centre at {@code n / 2}. Holds k-space, coil images, or one image as a single coil. No method changes the object it is called
 * on.
 *
 * @param frequency samples along readout
 * @param phase lines
 * @param re real parts {@code [coil][frequency * phase]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record DoubleSlice(int frequency, int phase, double[][] re, double[][] im) {

    /** All zero. */
    public static DoubleSlice zeros(int frequency, int phase, int coils) {
        return new DoubleSlice(
                frequency, phase, new double[coils][frequency * phase], new double[coils][frequency * phase]);
    }

    /** Single precision, widened. */
    public static DoubleSlice of(KSpace data) {
        DoubleSlice out = zeros(data.frequency(), data.phase(), data.coils());
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                out.re[c][i] = data.re(c)[i];
                out.im[c][i] = data.im(c)[i];
            }
        }
        return out;
    }

    /** An array {@code [freq, phase, coil]} or {@code [freq, phase]}. */
    public static DoubleSlice of(Npy array) {
        int coils = array.shape().length == 2 ? 1 : array.shape()[2];
        DoubleSlice out = zeros(array.shape()[0], array.shape()[1], coils);
        for (int f = 0; f < out.frequency; f++) {
            for (int p = 0; p < out.phase; p++) {
                for (int c = 0; c < coils; c++) {
                    out.re[c][f + out.frequency * p] = array.re()[(f * out.phase + p) * coils + c];
                    out.im[c][f + out.frequency * p] = array.im()[(f * out.phase + p) * coils + c];
                }
            }
        }
        return out;
    }

    /** A real map as the only coil. */
    public static DoubleSlice map(int frequency, int phase, double[] values) {
        return new DoubleSlice(frequency, phase, new double[][] {values}, new double[1][values.length]);
    }

    /** Unit noise {@code cnormal(seed) / sqrt(2)} of the generator, drawn in the order [freq, phase, coil], coil fastest. */
    public DoubleSlice unitNoise(long seed) {
        CounterNormal random = new CounterNormal(seed);
        DoubleSlice out = zeros(frequency, phase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                long counter = ((long) (i % frequency) * phase + i / frequency) * coils() + c;
                double radius = random.radius(counter) / Math.sqrt(2);
                out.re[c][i] = radius * Math.cos(random.angle(counter));
                out.im[c][i] = radius * Math.sin(random.angle(counter));
            }
        }
        return out;
    }

    public int coils() {
        return re.length;
    }

    /** Samples per coil. */
    public int size() {
        return frequency * phase;
    }

    public DoubleSlice plus(DoubleSlice other) {
        DoubleSlice out = zeros(frequency, phase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                out.re[c][i] = re[c][i] + other.re[c][i];
                out.im[c][i] = im[c][i] + other.im[c][i];
            }
        }
        return out;
    }

    /** The samples of the lattice, zero elsewhere. */
    public DoubleSlice sampledBy(SamplingLattice lattice) {
        return where((f, p) -> lattice.samples(f, p));
    }

    /** The samples of the window, zero elsewhere. */
    public DoubleSlice inside(KSpaceWindow window) {
        return where((f, p) -> f >= window.firstFrequency()
                && f < window.firstFrequency() + window.frequency()
                && p >= window.firstPhase()
                && p < window.firstPhase() + window.phase());
    }

    private DoubleSlice where(Choice choice) {
        DoubleSlice out = zeros(frequency, phase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                if (choice.takes(i % frequency, i / frequency)) {
                    out.re[c][i] = re[c][i];
                    out.im[c][i] = im[c][i];
                }
            }
        }
        return out;
    }

    /** More or fewer samples with the centre kept: zeros are added or samples cut off at the rim. */
    public DoubleSlice resized(int newFrequency, int newPhase) {
        DoubleSlice out = zeros(newFrequency, newPhase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < out.size(); i++) {
                int f = i % newFrequency - newFrequency / 2 + frequency / 2;
                int p = i / newFrequency - newPhase / 2 + phase / 2;
                if (f >= 0 && f < frequency && p >= 0 && p < phase) {
                    out.re[c][i] = re[c][f + frequency * p];
                    out.im[c][i] = im[c][f + frequency * p];
                }
            }
        }
        return out;
    }

    /** Centred unitary inverse DFT of each coil: k-space to image. */
    public DoubleSlice image() {
        return DoubleDft.transform(this, 1);
    }

    /** Centred unitary DFT of each coil: image to k-space. */
    public DoubleSlice kspace() {
        return DoubleDft.transform(this, -1);
    }

    /** Norm over coils of each sample; the magnitude of a single image. */
    public double[] magnitude() {
        double[] norm = new double[size()];
        for (int i = 0; i < norm.length; i++) {
            for (int c = 0; c < coils(); c++) {
                norm[i] += re[c][i] * re[c][i] + im[c][i] * im[c][i];
            }
            norm[i] = Math.sqrt(norm[i]);
        }
        return norm;
    }

    /** {@link #magnitude} as an image without phase: root sum of squares. */
    public DoubleSlice rootSumOfSquares() {
        return map(frequency, phase, magnitude());
    }

    /** {@code s^H x} of coil images {@code x}. */
    public DoubleSlice combinedBy(DoubleSlice s) {
        DoubleSlice out = zeros(frequency, phase, 1);
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                out.re[0][i] += s.re[c][i] * re[c][i] + s.im[c][i] * im[c][i];
                out.im[0][i] += s.re[c][i] * im[c][i] - s.im[c][i] * re[c][i];
            }
        }
        return out;
    }

    /** Coil images divided by their norm: sensitivities; zero where the norm is zero. */
    public DoubleSlice normalised() {
        double[] norm = magnitude();
        DoubleSlice out = zeros(frequency, phase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                out.re[c][i] = norm[i] > 0 ? re[c][i] / norm[i] : 0;
                out.im[c][i] = norm[i] > 0 ? im[c][i] / norm[i] : 0;
            }
        }
        return out;
    }

    /** Rounded to single precision. */
    public KSpace rounded() {
        KSpace out = new KSpace(frequency, phase, coils());
        for (int c = 0; c < coils(); c++) {
            for (int i = 0; i < size(); i++) {
                out.re(c)[i] = (float) re[c][i];
                out.im(c)[i] = (float) im[c][i];
            }
        }
        return out;
    }

    @FunctionalInterface
    private interface Choice {
        boolean takes(int f, int p);
    }
}
