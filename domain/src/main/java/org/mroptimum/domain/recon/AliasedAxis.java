package org.mroptimum.domain.recon;

/**
 * One axis of an accelerated slice: which samples are taken, and where they alias.
 *
 * <p>An axis whose length {@code N} is not divisible by the step R is padded with zeros around its centre to the next multiple
 * {@code N'}. Samples {@code first, first + R ..} alone give an image of {@code M = N' / R} pixels, in which pixels
 * {@code x, x + M, x + 2M ..} of the padded axis lie on top of each other. With {@code c = N' / 2} and {@code d = M / 2} for the
 * centres of the two transforms, the transform of the samples alone is at {@code u = (x - c + d) mod M}, and the object differs
 * from what is unfolded there by the linear phase {@code exp(2 pi i (d - (c - first) / R) (x - c) / M)}: the same for every coil
 * and, because that phase advances by whole turns and the turns of the aliases from one alias to the next, valid along the whole
 * axis at once.
 *
 * @param size pixels N
 * @param step R, at most N
 * @param first first sample taken, 0 .. R - 1
 */
public record AliasedAxis(int size, int step, int first) {

    /** N'. */
    public int padded() {
        return (size + step - 1) / step * step;
    }

    /** Zeros before the first sample. */
    public int pad() {
        return padded() / 2 - size / 2;
    }

    /** M. */
    public int folded() {
        return padded() / step;
    }

    /** Index of taken sample {@code m} of M on the axis before padding; outside 0 .. N - 1 it is a zero of the padding. */
    int sample(int m) {
        return paddedFirst() + step * m - pad();
    }

    /** Where pixel {@code x} of the first block 0 .. M - 1 is in the transform of the samples alone. */
    int foldedPixel(int x) {
        return Math.floorMod(x - padded() / 2 + folded() / 2, folded());
    }

    /** First sample taken on the padded axis. */
    private int paddedFirst() {
        return (first + pad()) % step;
    }

    /** {@code d - (c - first) / R}. */
    private double shift() {
        int centre = folded() / 2;
        return centre - (padded() / 2 - paddedFirst()) / (double) step;
    }

    /** Whether the object has the phase of what is unfolded. */
    boolean straight() {
        return shift() == 0;
    }

    /** Angle by which the object is ahead of what is unfolded, at pixel {@code x} of the padded axis. */
    double angle(int x) {
        return 2 * Math.PI * Math.IEEEremainder(shift() * (x - padded() / 2) / folded(), 1);
    }

    /** The pixel of the padded axis nearest to a pixel of the axis. */
    int nearestPadded(int x) {
        return nearest(x - size / 2, padded(), size);
    }

    /** The pixel of the axis nearest to a pixel of the padded axis. */
    int nearestOwn(int x) {
        return nearest(x - padded() / 2, size, padded());
    }

    private static int nearest(int fromCentre, int to, int from) {
        long at = Math.round((double) fromCentre * to / from) + to / 2;
        return (int) Math.max(0, Math.min(to - 1, at));
    }
}
