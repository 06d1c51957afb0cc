package org.mroptimum.local.ismrmrd;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/**
 * The header fields of all readouts in primitive arrays (about 50 bytes a readout), and where their samples are.
 */
final class AcquisitionTable {
    private static final Field[] COUNTERS = {
        Field.SAMPLES, Field.CHANNELS, Field.DISCARD_PRE, Field.DISCARD_POST, Field.CENTRE_SAMPLE, Field.ENCODING,
        Field.TRAJECTORY_DIMENSIONS, Field.STEP_1, Field.STEP_2, Field.SLICE, Field.CONTRAST, Field.PHASE,
        Field.REPETITION, Field.SET
    };

    private final long[] flags;
    private final long[] positions;
    private final float[] sampleTimes;
    private final Map<Field, char[]> counters = new EnumMap<>(Field.class);

    AcquisitionTable(int size) {
        flags = new long[size];
        positions = new long[size];
        sampleTimes = new float[size];
        for (Field field : COUNTERS) {
            counters.put(field, new char[size]);
        }
    }

    static Field[] counterFields() {
        return COUNTERS.clone();
    }

    int size() {
        return flags.length;
    }

    void set(int readout, long readoutFlags, long position, float sampleTimeUs) {
        flags[readout] = readoutFlags;
        positions[readout] = position;
        sampleTimes[readout] = sampleTimeUs;
    }

    void set(int readout, Field field, int value) {
        values(field)[readout] = (char) value;
    }

    int get(int readout, Field field) {
        return values(field)[readout];
    }

    ReadoutUse use(int readout) {
        return ReadoutUse.of(flags[readout]);
    }

    boolean reversed(int readout) {
        return ReadoutUse.reversed(flags[readout]);
    }

    /** Absolute file position of the samples. */
    long position(int readout) {
        return positions[readout];
    }

    /** Microseconds; 0 when the file does not know. */
    float sampleTimeUs(int readout) {
        return sampleTimes[readout];
    }

    /** Samples that are not to be discarded. */
    int kept(int readout) {
        return Math.max(
                0, get(readout, Field.SAMPLES) - get(readout, Field.DISCARD_PRE) - get(readout, Field.DISCARD_POST));
    }

    IntStream readouts() {
        return IntStream.range(0, size());
    }

    /** Distinct values of a counter over some readouts, ascending. */
    int[] distinct(Field field, IntStream readouts) {
        return readouts.map(i -> get(i, field)).distinct().sorted().toArray();
    }

    private char[] values(Field field) {
        char[] values = counters.get(field);
        if (values == null) {
            throw new IllegalArgumentException(field + " is not one of " + Arrays.toString(COUNTERS));
        }
        return values;
    }
}
