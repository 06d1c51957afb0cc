package org.mroptimum.local.twix;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Numbers of readouts in an index, in file order; compact, because a scan may have millions. */
final class ReadoutList {
    private final int[] readouts;

    private ReadoutList(int[] readouts) {
        this.readouts = readouts;
    }

    static ReadoutList of(IntStream readouts) {
        return new ReadoutList(readouts.toArray());
    }

    int size() {
        return readouts.length;
    }

    int get(int position) {
        return readouts[position];
    }

    int first() {
        return readouts[0];
    }

    IntStream stream() {
        return IntStream.of(readouts);
    }

    ReadoutList keep(IntPredicate condition) {
        return new ReadoutList(stream().filter(condition).toArray());
    }
}
