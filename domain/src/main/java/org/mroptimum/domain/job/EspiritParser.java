package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads the parameters {@code k}, {@code r}, {@code t}, {@code c} of an ESPIRiT mask (contract 1.6) or of ESPIRiT maps. */
final class EspiritParser {
    /** Windows of k x k pixels; larger ones need more memory than any coil array is worth. */
    private static final int MAX_KERNEL = 32;

    private static final int MAX_CALIBRATION = 4096;

    private EspiritParser() {}

    /** Empty only when it was reported why. */
    static Optional<MaskChoice.Espirit> parse(RequestObject mask) {
        MaskChoice.Espirit defaults = MaskChoice.Espirit.DEFAULT;
        OptionalInt kernel = integer(mask, "k", defaults.kernel(), MAX_KERNEL);
        OptionalInt calibration = integer(mask, "r", defaults.calibration(), MAX_CALIBRATION);
        OptionalDouble threshold = fraction(mask, "t", defaults.threshold());
        OptionalDouble eigenvalue = fraction(mask, "c", defaults.eigenvalue());
        if (kernel.isEmpty() || calibration.isEmpty() || threshold.isEmpty() || eigenvalue.isEmpty()) {
            return Optional.empty();
        }
        if (calibration.getAsInt() < kernel.getAsInt()) {
            mask.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "r",
                    "must not be smaller than the kernel k = " + kernel.getAsInt() + ", but is "
                            + calibration.getAsInt());
            return Optional.empty();
        }
        return Optional.of(new MaskChoice.Espirit(
                kernel.getAsInt(), calibration.getAsInt(), threshold.getAsDouble(), eigenvalue.getAsDouble()));
    }

    private static OptionalInt integer(RequestObject mask, String name, int missing, int max) {
        return mask.has(name) ? mask.integer(name, 1, max) : OptionalInt.of(missing);
    }

    /** A number above 0 and below 1. */
    private static OptionalDouble fraction(RequestObject mask, String name, double missing) {
        if (!mask.has(name)) {
            return OptionalDouble.of(missing);
        }
        OptionalDouble value = mask.number(name);
        if (value.isPresent() && (value.getAsDouble() <= 0 || value.getAsDouble() >= 1)) {
            mask.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    name,
                    "must be between 0 and 1, but is " + quote(value.getAsDouble()));
            return OptionalDouble.empty();
        }
        return value;
    }
}
