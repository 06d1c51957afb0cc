package org.mroptimum.domain.job;

import java.util.OptionalInt;

/**
 * One number for each encoded axis, as the contract's two-element arrays; an empty element means the whole axis.
 *
 * @param frequency along readout
 * @param phase along phase encoding
 */
public record AxisPair(OptionalInt frequency, OptionalInt phase) {

    public static AxisPair of(int frequency, int phase) {
        return new AxisPair(OptionalInt.of(frequency), OptionalInt.of(phase));
    }

    /** The whole of both axes. */
    public static final AxisPair ALL = new AxisPair(OptionalInt.empty(), OptionalInt.empty());
}
