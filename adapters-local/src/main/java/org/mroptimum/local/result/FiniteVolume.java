package org.mroptimum.local.result;

import org.mroptimum.domain.result.Volume;

/** Shows a volume with 0 wherever a value is not a finite number, as bundles promise. */
record FiniteVolume(Volume values) implements Volume {

    @Override
    public int frequency() {
        return values.frequency();
    }

    @Override
    public int phase() {
        return values.phase();
    }

    @Override
    public int slices() {
        return values.slices();
    }

    @Override
    public boolean complex() {
        return values.complex();
    }

    @Override
    public void put(int slice, float[] re, float[] im) {
        values.put(slice, re, im);
    }

    @Override
    public float[] re(int slice) {
        return finite(values.re(slice));
    }

    @Override
    public float[] im(int slice) {
        return finite(values.im(slice));
    }

    private static float[] finite(float[] copy) {
        for (int i = 0; i < copy.length; i++) {
            if (!Float.isFinite(copy[i])) {
                copy[i] = 0;
            }
        }
        return copy;
    }
}
