package org.mroptimum.domain.job;

/** What can go wrong in the computation (MRO-3xxx). */
public enum ComputationError implements ErrorCode {
    NOT_POSITIVE_DEFINITE("MRO-3001", "the noise covariance is not positive definite"),
    CHANNELS_DIFFER("MRO-3002", "signal and noise have different channels"),
    TOO_FEW_NOISE_SAMPLES("MRO-3003", "there are too few noise samples"),
    NO_NOISE("MRO-3004", "the method refuses to run without noise data"),
    NOT_FINITE("MRO-3005", "the data hold values that are not finite numbers"),
    EMPTY_MASK("MRO-3006", "no pixel has a value"),
    UNDERSAMPLED("MRO-3007", "the reconstruction needs fully sampled data"),
    IRREGULAR_SAMPLING("MRO-3008", "the sampling is not a regular grid"),
    CALIBRATION_TOO_SMALL("MRO-3009", "there are too few calibration data"),
    NO_CALIBRATION("MRO-3010", "accelerated data come without calibration lines"),
    TOO_FEW_REPETITIONS("MRO-3011", "the method needs more repetitions"),
    TOO_MUCH_ACCELERATION("MRO-3012", "the acceleration is too high for these data");

    private final String id;
    private final String title;

    ComputationError(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
