package org.mroptimum.domain.result;

/**
 * One named map of a result.
 *
 * @param kind what it shows
 * @param index coil number for {@link Kind#COIL_SENSITIVITY}, otherwise 0
 * @param values the values; masks hold 0 and 1
 */
public record SnrMap(Kind kind, int index, Volume values) {

    /** The maps of the contract (section 3.3) and our additions. */
    public enum Kind {
        /** SNR, magnitude, dimensionless. */
        SNR,
        /** 1 where the SNR is valid, 0 elsewhere. */
        VALID,
        /** g-factor. */
        G_FACTOR,
        /** 1 / g-factor. */
        INVERSE_G_FACTOR,
        /** Complex sensitivity of one coil, whitened channels, normalised to root sum of squares 1. */
        COIL_SENSITIVITY,
        /** 1 where the sensitivities are valid. */
        SENSITIVITY_MASK,
        /** Relative standard error of the SNR: 0.05 means that another run differs by about 5 %. */
        RELATIVE_ERROR,
        /** SNR divided by the sine of the flip angle. */
        SNR_FLIP_ANGLE
    }
}
