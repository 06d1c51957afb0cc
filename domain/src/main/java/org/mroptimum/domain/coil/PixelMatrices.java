package org.mroptimum.domain.coil;

/**
 * A Hermitian coil matrix for every pixel, positive semidefinite, of which the dominant eigenvector is the sensitivity. Element
 * (i, j) with {@code j <= i} has index {@code i (i + 1) / 2 + j}.
 */
interface PixelMatrices {

    /** A view for one thread. */
    Cursor cursor();

    /** Gives out the matrices of a row, block by block. */
    interface Cursor {

        /** Goes to a row: index along phase encoding. */
        void row(int phase);

        /**
         * The matrices of neighbouring pixels.
         *
         * @param first first index along readout
         * @param count number of pixels
         * @param re real parts {@code [element][pixel - first]}, elements (i, j) with {@code j <= i}
         * @param im imaginary parts, zero for i = j
         */
        void block(int first, int count, float[][] re, float[][] im);
    }
}
