package org.mroptimum.local.image;

import org.mroptimum.domain.result.HeapVolume;

/**
 * Points along the three axes of an image, checked before memory is taken for them.
 *
 * @param frequency first axis
 * @param phase second axis
 * @param slices third axis, 1 for a 2-D image
 */
record ImageSize(int frequency, int phase, int slices) {
    /** 64 Mi points: as many as 256 slices of 512 x 512, 256 MiB in memory. */
    static final long MOST_POINTS = 1L << 26;

    /** From the axes of a file, first axis first; axes after the third must have one point. */
    static ImageSize of(long... axes) throws WrongImageException {
        if (axes.length < 2) {
            throw new WrongImageException("it has fewer than two axes");
        }
        double points = 1;
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] < 1) {
                throw new WrongImageException("axis " + (i + 1) + " has " + axes[i] + " points");
            }
            if (i >= 3 && axes[i] > 1) {
                throw new WrongImageException("it has more than three axes");
            }
            points *= axes[i];
        }
        if (points > MOST_POINTS) {
            throw new WrongImageException("it claims more than " + MOST_POINTS + " points");
        }
        return new ImageSize((int) axes[0], (int) axes[1], axes.length > 2 ? (int) axes[2] : 1);
    }

    int plane() {
        return frequency * phase;
    }

    HeapVolume volume() {
        return new HeapVolume(frequency, phase, slices, false);
    }
}
