package org.mroptimum.domain.recon;

/**
 * Where a GRAPPA kernel looks along one axis: at {@code step * m} from a block's acquired sample, {@code m = first() .. last()}.
 *
 * @param step undersampling factor of the axis
 * @param count taps, at least 1
 */
public record AxisTaps(int step, int count) {

    public AxisTaps {
        if (step < 1 || count < 1) {
            throw new IllegalArgumentException("a kernel has at least one tap, and its steps are at least 1");
        }
    }

    /** The first m: a missing sample lies between its neighbours, an acquired line has itself in the middle. */
    public int first() {
        return step > 1 ? -((count - 1) / 2) : -(count / 2);
    }

    /** The last m. */
    public int last() {
        return first() + count - 1;
    }

    /** First block position at which all sources lie inside a range of samples. */
    int firstPosition() {
        return -step * first();
    }

    /** Last block position at which all sources and the target at an offset lie inside {@code length} samples. */
    int lastPosition(int offset, int length) {
        return length - 1 - Math.max(step * last(), offset);
    }

    /**
     * How image space sees the shifts between a target and its sources: {@code exp(2 pi i (offset - step m) position / length)}
     * for all taps, written from {@code to} on.
     *
     * @param position pixel relative to the centre of the image
     */
    void turns(int offset, int position, int length, float[] re, float[] im, int to) {
        for (int tap = 0; tap < count; tap++) {
            long shift = (long) (offset - step * (first() + tap)) * position;
            double angle = 2 * Math.PI * Math.floorMod(shift, length) / length;
            re[to + tap] = (float) StrictMath.cos(angle);
            im[to + tap] = (float) StrictMath.sin(angle);
        }
    }
}
