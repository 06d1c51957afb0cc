package org.mroptimum.domain.phantom;

/**
 * The image of a point on one axis of which the samples {@code 0, R, 2R ..} are kept: {@code (1/N) sum_k exp(2 pi i k d / N)} at
 * distance d. Where R divides N it is {@code 1/R} at the aliases and 0 between them.
 *
 * @param groups pixels {@code x, x + groups, x + 2 groups ..} are coupled
 * @param re real parts, index is the distance 0 .. N - 1
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
record PointSpread(int groups, double[] re, double[] im) {

    static PointSpread of(int size, int reduction) {
        double[] re = new double[size];
        double[] im = new double[size];
        for (int d = 0; d < size; d++) {
            for (int k = 0; k < size; k += reduction) {
                double angle = 2 * Math.PI * Math.floorMod((long) k * d, (long) size) / size;
                re[d] += StrictMath.cos(angle) / size;
                im[d] += StrictMath.sin(angle) / size;
            }
        }
        return new PointSpread(size % reduction == 0 ? size / reduction : 1, re, im);
    }

    /** Pixels of the axis. */
    int size() {
        return re.length;
    }

    /** Pixels that are coupled with each other. */
    int coupled() {
        return size() / groups;
    }
}
