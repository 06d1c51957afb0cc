package org.mroptimum.local.twix;

import java.util.Arrays;

/**
 * The readouts of one measurement that hold samples of use, in file order: file offset and counters in primitive arrays, about 40
 * bytes a readout, so that the index of a file of millions of readouts fits in memory.
 */
final class ReadoutIndex {
    private static final int FIELDS = 15;

    private long[] offsets = new long[64];
    private ReadoutKind[] kinds = new ReadoutKind[64];
    private char[] fields = new char[64 * FIELDS];
    private int size;

    void add(long offset, ReadoutHeader h) {
        if (size == offsets.length) {
            int larger = Math.addExact(size, size / 2);
            offsets = Arrays.copyOf(offsets, larger);
            kinds = Arrays.copyOf(kinds, larger);
            fields = Arrays.copyOf(fields, Math.multiplyExact(larger, FIELDS));
        }
        offsets[size] = offset;
        kinds[size] = h.kind();
        int at = size * FIELDS;
        int[] values = {
            h.reflected() ? 1 : 0,
            h.samples(),
            h.channels(),
            h.line(),
            h.average(),
            h.slice(),
            h.partition(),
            h.echo(),
            h.phase(),
            h.repetition(),
            h.set(),
            h.cutoffPre(),
            h.cutoffPost(),
            h.centreColumn(),
            h.centreLine()
        };
        for (int v : values) {
            fields[at++] = (char) v;
        }
        size++;
    }

    int size() {
        return size;
    }

    long offset(int readout) {
        return offsets[readout];
    }

    ReadoutKind kind(int readout) {
        return kinds[readout];
    }

    boolean reflected(int readout) {
        return field(readout, 0) == 1;
    }

    int samples(int readout) {
        return field(readout, 1);
    }

    int channels(int readout) {
        return field(readout, 2);
    }

    int line(int readout) {
        return field(readout, 3);
    }

    int average(int readout) {
        return field(readout, 4);
    }

    int slice(int readout) {
        return field(readout, 5);
    }

    int partition(int readout) {
        return field(readout, 6);
    }

    int echo(int readout) {
        return field(readout, 7);
    }

    int phase(int readout) {
        return field(readout, 8);
    }

    int repetition(int readout) {
        return field(readout, 9);
    }

    int set(int readout) {
        return field(readout, 10);
    }

    int cutoffPre(int readout) {
        return field(readout, 11);
    }

    int cutoffPost(int readout) {
        return field(readout, 12);
    }

    int centreColumn(int readout) {
        return field(readout, 13);
    }

    int centreLine(int readout) {
        return field(readout, 14);
    }

    private int field(int readout, int field) {
        return fields[readout * FIELDS + field];
    }
}
