package org.mroptimum.domain.recon;

/** {@code A^-1} of some groups of aliased pixels; zero for pixels that are left out. */
public interface GroupWeights {

    int groups();

    /** Pixel of the padded grid of an alias of a group. */
    int pixel(int alias, int group);

    /** Entry (row, column) of a group: its real part. */
    float inverseRe(int row, int column, int group);

    /** Entry (row, column) of a group: its imaginary part. */
    float inverseIm(int row, int column, int group);
}
