package org.mroptimum.domain.result;

/** A volume in memory. */
public final class HeapVolume implements Volume {
    private final int frequency;
    private final int phase;
    private final float[][] re;
    private final float[][] im;

    public HeapVolume(int frequency, int phase, int slices, boolean complex) {
        this.frequency = frequency;
        this.phase = phase;
        this.re = new float[slices][frequency * phase];
        this.im = complex ? new float[slices][frequency * phase] : new float[0][];
    }

    @Override
    public int frequency() {
        return frequency;
    }

    @Override
    public int phase() {
        return phase;
    }

    @Override
    public int slices() {
        return re.length;
    }

    @Override
    public boolean complex() {
        return im.length > 0;
    }

    @Override
    public void put(int slice, float[] newRe, float[] newIm) {
        System.arraycopy(newRe, 0, re[slice], 0, frequency * phase);
        if (complex()) {
            System.arraycopy(newIm, 0, im[slice], 0, frequency * phase);
        }
    }

    @Override
    public float[] re(int slice) {
        return re[slice].clone();
    }

    @Override
    public float[] im(int slice) {
        return complex() ? im[slice].clone() : new float[frequency * phase];
    }
}
