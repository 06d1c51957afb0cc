package org.mroptimum.domain.kspace;

/**
 * Complex samples of one 2-D slice for every coil, planar single precision.
 *
 * <p>Coil {@code c} is the pair of arrays {@code re(c)}, {@code im(c)}; the sample at frequency index {@code f} and phase index
 * {@code p} is at {@code f + frequency * p}, so that one readout is contiguous. The k-space centre is at index {@code n / 2} of
 * each axis. The arrays are the storage itself: whoever writes to them changes this object.
 */
public final class KSpace {
    private final int frequency;
    private final int phase;
    private final float[][] re;
    private final float[][] im;

    /** All zero. */
    public KSpace(int frequency, int phase, int coils) {
        this(frequency, phase, new float[coils][frequency * phase], new float[coils][frequency * phase]);
    }

    /** Around existing arrays {@code [coil][frequency * phase]}, without a copy. */
    public KSpace(int frequency, int phase, float[][] re, float[][] im) {
        if (frequency < 1 || phase < 1 || re.length < 1 || re.length != im.length) {
            throw new IllegalArgumentException("k-space needs at least one sample, one line and one coil");
        }
        for (int c = 0; c < re.length; c++) {
            if (re[c].length != frequency * phase || im[c].length != frequency * phase) {
                throw new IllegalArgumentException(
                        "coil " + c + " does not hold " + frequency + " x " + phase + " samples");
            }
        }
        this.frequency = frequency;
        this.phase = phase;
        this.re = re;
        this.im = im;
    }

    /** Samples along readout. */
    public int frequency() {
        return frequency;
    }

    /** Lines along phase encoding. */
    public int phase() {
        return phase;
    }

    public int coils() {
        return re.length;
    }

    /** Samples per coil. */
    public int size() {
        return frequency * phase;
    }

    public float[] re(int coil) {
        return re[coil];
    }

    public float[] im(int coil) {
        return im[coil];
    }

    public float[][] re() {
        return re;
    }

    public float[][] im() {
        return im;
    }

    /** An independent copy. */
    public KSpace copy() {
        float[][] r = new float[re.length][];
        float[][] i = new float[re.length][];
        for (int c = 0; c < re.length; c++) {
            r[c] = re[c].clone();
            i[c] = im[c].clone();
        }
        return new KSpace(frequency, phase, r, i);
    }
}
