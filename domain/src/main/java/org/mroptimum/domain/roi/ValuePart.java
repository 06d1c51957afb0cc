package org.mroptimum.domain.roi;

/** Which real number is taken of a value. Real maps are complex ones without an imaginary part. */
public enum ValuePart {
    /** Absolute value. */
    MAGNITUDE,
    REAL,
    IMAGINARY,
    /** Argument in radians, from -π to π. */
    PHASE;

    /** The part of {@code re + i im}; not finite when one of both is not. */
    public double of(double re, double im) {
        return switch (this) {
            case MAGNITUDE -> im == 0 ? Math.abs(re) : StrictMath.hypot(re, im);
            case REAL -> re;
            case IMAGINARY -> im;
            case PHASE -> StrictMath.atan2(im, re);
        };
    }
}
