package org.mroptimum.domain.opencl;

import java.util.ArrayList;
import java.util.List;

/**
 * How a transform of one length is taken apart, and how much of it a work-group takes.
 *
 * @param length N
 * @param factors in the order of the passes; their product is the length
 * @param vector lanes in one number
 * @param lanes numbers in a row of a tile
 * @param pitch numbers from row to row
 * @param group work-items of a work-group
 * @param shared whether tiles fit into the memory that a work-group shares
 */
record FftPlan(int length, List<Integer> factors, int vector, int lanes, int pitch, int group, boolean shared) {
    /** Butterflies that have kernels of their own, in the order of preference. */
    private static final int[] QUICK = {8, 4, 2, 3, 5, 7};

    /** Processors: one work-item a group, which needs no barriers, on numbers as wide as the widest registers. */
    private static final int WIDEST_VECTOR = 16;

    /** Numbers of one part of a tile that stay in the first-level cache while lines are turned into columns. */
    private static final int QUICK_TILE = 4096;

    /** Cards: a row of a tile fills at least one memory transaction, and several tiles fit into a multiprocessor. */
    private static final int CARD_LANES = 16;

    private static final int CARD_GROUP = 256;

    static FftPlan of(int length, DeviceInfo device) {
        List<Integer> factors = factors(length);
        boolean spare = !quick(factors);
        if (device.processor()) {
            int vector = length * WIDEST_VECTOR <= QUICK_TILE ? WIDEST_VECTOR : WIDEST_VECTOR / 2;
            return new FftPlan(length, factors, vector, 1, 1, 1, bytes(length, vector, spare) <= device.localMemory());
        }
        int group = (int) Math.min(CARD_GROUP, device.largestWorkGroup());
        for (int lanes = CARD_LANES; lanes >= 1; lanes /= 2) {
            if (bytes(length, lanes + 1, spare) <= device.localMemory()) {
                return new FftPlan(length, factors, 1, lanes, lanes + 1, group, true);
            }
        }
        return new FftPlan(length, factors, 1, CARD_LANES, CARD_LANES, group, false);
    }

    private static long bytes(long length, int columns, boolean spare) {
        return length * columns * 2 * Float.BYTES * (spare ? 2 : 1);
    }

    private static boolean quick(List<Integer> factors) {
        return factors.stream().allMatch(factor -> factor <= 5 || factor == 7 || factor == 8);
    }

    private static List<Integer> factors(int length) {
        List<Integer> found = new ArrayList<>();
        int rest = length;
        for (int factor : QUICK) {
            while (rest % factor == 0) {
                found.add(factor);
                rest /= factor;
            }
        }
        for (int factor = 11; rest > 1; factor += 2) {
            while (rest % factor == 0) {
                found.add(factor);
                rest /= factor;
            }
        }
        return List.copyOf(found);
    }

    /** Columns or lines of a tile. */
    int width() {
        return lanes * vector;
    }

    /** Bytes that a work-group needs for its tiles. */
    long tileBytes() {
        return bytes(length, pitch * vector, !quick(factors));
    }

    /** What the compiler is told. */
    String options() {
        StringBuilder options =
                new StringBuilder("-D N=" + length + " -D V=" + vector + " -D LANES=" + lanes + " -D PITCH="
                        + pitch + " -D GROUP=" + group + " -D SPACE=" + (shared ? "local" : "global") + " -D SPARE="
                        + (quick(factors) ? 0 : 1));
        int done = 1;
        for (int pass = 0; pass < factors.size(); pass++) {
            options.append(" -D F").append(pass + 1).append('=').append(factors.get(pass));
            options.append(" -D D").append(pass + 1).append('=').append(done);
            done *= factors.get(pass);
        }
        return options.toString();
    }

    /** Row of the tile for each sample of centred data: digits reversed, the centre at {@code n / 2}. */
    int[] order() {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[(i + length / 2) % length] = digitReversed(i);
        }
        return order;
    }

    private int digitReversed(int index) {
        int row = 0;
        int rest = index;
        int block = length;
        for (int pass = factors.size() - 1; pass >= 0; pass--) {
            block /= factors.get(pass);
            row += rest % factors.get(pass) * block;
            rest /= factors.get(pass);
        }
        return row;
    }

    /** Cosine and sine of all angles, one after the other. */
    float[] turns() {
        float[] turns = new float[2 * length];
        for (int i = 0; i < length; i++) {
            turns[2 * i] = (float) StrictMath.cos(2 * Math.PI * i / length);
            turns[2 * i + 1] = (float) StrictMath.sin(2 * Math.PI * i / length);
        }
        return turns;
    }
}
