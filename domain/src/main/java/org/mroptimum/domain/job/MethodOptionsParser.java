package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what a method is told (contract 1.2; {@code check}, {@code seed}, {@code targetError} and {@code device} are ours). Keys that the request
 * has no use for are not looked at.
 */
final class MethodOptionsParser {

    private MethodOptionsParser() {}

    static MethodOptions parse(SnrMethod method, RequestObject task, RequestObject options) {
        boolean check = options.flag("check");
        boolean draws = JobRequest.drawsReplicas(method, check);
        return new MethodOptions(
                ReplicaParser.replicas(method, check, task, options),
                ReplicaParser.boxSize(method, task, options),
                draws ? options.wholeNumber("seed") : OptionalLong.empty(),
                draws ? targetError(options) : OptionalDouble.empty(),
                check,
                device(options));
    }

    private static Optional<DeviceChoice> device(RequestObject options) {
        if (!options.has("device")) {
            return Optional.empty();
        }
        Optional<DeviceChoice> choice = options.value("device") instanceof String text
                ? DeviceChoice.parse(text.toLowerCase(Locale.ROOT))
                : Optional.empty();
        if (choice.isEmpty()) {
            options.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "device",
                    "must be " + DeviceChoice.FORMS + ", but is " + quote(options.value("device")));
        }
        return choice;
    }

    private static OptionalDouble targetError(RequestObject options) {
        OptionalDouble error = options.number("targetError");
        if (error.isPresent() && (error.getAsDouble() <= 0 || error.getAsDouble() >= 1)) {
            options.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "targetError",
                    "must be between 0 and 1, but is " + quote(error.getAsDouble()));
            return OptionalDouble.empty();
        }
        return error;
    }
}
