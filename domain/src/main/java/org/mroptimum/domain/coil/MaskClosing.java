package org.mroptimum.domain.coil;

import java.util.Arrays;

/**
 * Closes a mask: fill holes, dilate 3x3, fill holes, erode 3x3. A hole is background that does not reach the border through
 * 4-connected background. Outside the image counts as foreground when eroding, so an object that touches the border keeps its
 * rim. Holds workspaces: one object for each thread.
 */
public final class MaskClosing {
    private final int frequency;
    private final int phase;
    private final boolean[] work;
    private final int[] stack;

    /**
     * @param frequency pixels along readout
     * @param phase pixels along phase encoding
     */
    public MaskClosing(int frequency, int phase) {
        this.frequency = frequency;
        this.phase = phase;
        this.work = new boolean[frequency * phase];
        this.stack = new int[frequency * phase];
    }

    /** Closes in place; index {@code f + frequency * p}. */
    public void close(boolean[] mask) {
        fillHoles(mask);
        grow(mask, true);
        fillHoles(mask);
        grow(mask, false);
    }

    private void fillHoles(boolean[] mask) {
        boolean[] outside = work;
        Arrays.fill(outside, false);
        int depth = 0;
        for (int p = 0; p < phase; p++) {
            for (int f = 0; f < frequency; f++) {
                if (p == 0 || p == phase - 1 || f == 0 || f == frequency - 1) {
                    depth = visit(f + frequency * p, mask, outside, depth);
                }
            }
        }
        while (depth > 0) {
            int at = stack[--depth];
            int f = at % frequency;
            if (f > 0) {
                depth = visit(at - 1, mask, outside, depth);
            }
            if (f < frequency - 1) {
                depth = visit(at + 1, mask, outside, depth);
            }
            if (at >= frequency) {
                depth = visit(at - frequency, mask, outside, depth);
            }
            if (at < mask.length - frequency) {
                depth = visit(at + frequency, mask, outside, depth);
            }
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = !outside[i];
        }
    }

    private int visit(int at, boolean[] mask, boolean[] outside, int depth) {
        if (mask[at] || outside[at]) {
            return depth;
        }
        outside[at] = true;
        stack[depth] = at;
        return depth + 1;
    }

    /** Grows {@code value} by one pixel in all eight directions: dilation for true, erosion for false. */
    private void grow(boolean[] mask, boolean value) {
        boolean[] grown = work;
        for (int p = 0; p < phase; p++) {
            for (int f = 0; f < frequency; f++) {
                grown[f + frequency * p] = touches(mask, f, p, value) == value;
            }
        }
        System.arraycopy(grown, 0, mask, 0, mask.length);
    }

    private boolean touches(boolean[] mask, int f, int p, boolean value) {
        for (int q = Math.max(0, p - 1); q <= Math.min(phase - 1, p + 1); q++) {
            for (int g = Math.max(0, f - 1); g <= Math.min(frequency - 1, f + 1); g++) {
                if (mask[g + frequency * q] == value) {
                    return true;
                }
            }
        }
        return false;
    }
}
