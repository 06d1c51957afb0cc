package org.mroptimum.domain.math;

/**
 * Complex normal random numbers by counter: sample {@code i} of a seed is the same in any order and on any thread. SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195) feeds the transform of Box and Muller (1958,
 * doi:10.1214/aoms/1177706645). Real and imaginary part are independent with variance 1 each.
 *
 * @param seed stream
 */
public record CounterNormal(long seed) {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** Distance from zero of sample {@code i}. */
    public double radius(long i) {
        return Math.sqrt(-2 * StrictMath.log(uniform(2 * i)));
    }

    /** Angle of sample {@code i} in radians, 0 to 2 pi. */
    public double angle(long i) {
        return 2 * Math.PI * uniform(2 * i + 1);
    }

    private double uniform(long counter) {
        long z = seed + (counter + 1) * STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z >>> 11) + 0.5) * 0x1p-53;
    }
}
