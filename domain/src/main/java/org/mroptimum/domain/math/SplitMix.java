package org.mroptimum.domain.math;

/** SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195) by counter; all arithmetic modulo 2^64. */
final class SplitMix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /** Output {@code index} of the generator with this state. */
    static long child(long parent, long index) {
        return mix(parent + (index + 1) * GOLDEN);
    }

    /** The finaliser, a bijection of 64 bits (variant 13 of Stafford). */
    static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
