package org.mroptimum.local.ismrmrd;

/** What a readout is for, from the bit field of its header ({@code ismrmrd.h}, bit n is {@code 1 << (n - 1)}). */
enum ReadoutUse {
    NOISE,
    IMAGING,
    CALIBRATION,
    IMAGING_AND_CALIBRATION,
    /** Navigator, phase correction, feedback, dummy, surface coil correction or phase stabilisation. */
    OTHER;

    private static final long NOISE_BIT = bit(19);
    private static final long CALIBRATION_BIT = bit(20);
    private static final long CALIBRATION_AND_IMAGING_BIT = bit(21);
    private static final long REVERSE_BIT = bit(22);
    private static final long OTHER_BITS =
            bit(23) | bit(24) | bit(26) | bit(27) | bit(28) | bit(29) | bit(30) | bit(31);

    static ReadoutUse of(long flags) {
        if ((flags & NOISE_BIT) != 0) {
            return NOISE;
        }
        if ((flags & OTHER_BITS) != 0) {
            return OTHER;
        }
        if ((flags & CALIBRATION_AND_IMAGING_BIT) != 0) {
            return IMAGING_AND_CALIBRATION;
        }
        return (flags & CALIBRATION_BIT) != 0 ? CALIBRATION : IMAGING;
    }

    /** Whether the samples were taken from the end of the line to its start. */
    static boolean reversed(long flags) {
        return (flags & REVERSE_BIT) != 0;
    }

    boolean imaging() {
        return this == IMAGING || this == IMAGING_AND_CALIBRATION;
    }

    boolean calibration() {
        return this == CALIBRATION || this == IMAGING_AND_CALIBRATION;
    }

    private static long bit(int number) {
        return 1L << (number - 1);
    }
}
