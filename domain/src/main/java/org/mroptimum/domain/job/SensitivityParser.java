package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads how sensitivities are made and masked (contract 1.5 and 1.6; the methods {@code espirit} and {@code walsh} are ours).
 * Empty only when it was reported why.
 */
final class SensitivityParser {
    private static final String METHOD_NAMES = "inner, innerACL, espirit or walsh";
    private static final String MASK_NAMES = "no, reference, percentage, percentagemean, threshold, espirit or upload";

    private static final int MIN_WALSH_WINDOW = 3;
    private static final int MAX_WALSH_WINDOW = 31;

    private SensitivityParser() {}

    /** The choice of {@code sensitivityMap}; {@link SensitivityChoice#DEFAULT} when the request names none. */
    static Optional<SensitivityChoice> parse(RequestObject reconstructor) {
        if (!reconstructor.has("sensitivityMap")) {
            return Optional.of(SensitivityChoice.DEFAULT);
        }
        return reconstructor.object("sensitivityMap").flatMap(map -> {
            RequestObject options = map.object("options").orElseGet(() -> map.emptyMember("options"));
            if (options.flag("loadSensitivity")) {
                options.report(
                        RequestError.UNKNOWN_SENSITIVITY,
                        "loadSensitivity",
                        "must be false: sensitivities are always computed from the data");
            }
            Optional<SensitivityChoice.Method> method =
                    options.has("sensitivityMapMethod") ? method(options, "sensitivityMapMethod") : method(map, "name");
            Optional<MaskChoice> mask = mask(options);
            return method.flatMap(m -> mask.flatMap(pixels -> choice(m, pixels, options)));
        });
    }

    /** Settings are looked at by the method that uses them only. */
    private static Optional<SensitivityChoice> choice(
            SensitivityChoice.Method method, MaskChoice mask, RequestObject options) {
        if (method == SensitivityChoice.Method.ESPIRIT && options.has("espirit")) {
            return options.object("espirit")
                    .flatMap(EspiritParser::parse)
                    .map(espirit ->
                            new SensitivityChoice(method, mask, espirit, SensitivityChoice.DEFAULT_WALSH_WINDOW));
        }
        if (method == SensitivityChoice.Method.WALSH && options.has("walshWindow")) {
            OptionalInt window = walshWindow(options);
            return window.isPresent()
                    ? Optional.of(new SensitivityChoice(method, mask, MaskChoice.Espirit.DEFAULT, window.getAsInt()))
                    : Optional.empty();
        }
        return Optional.of(new SensitivityChoice(method, mask));
    }

    private static OptionalInt walshWindow(RequestObject options) {
        OptionalInt window = options.integer("walshWindow", MIN_WALSH_WINDOW, MAX_WALSH_WINDOW);
        if (window.isPresent() && window.getAsInt() % 2 == 0) {
            options.report(RequestError.VALUE_OUT_OF_RANGE, "walshWindow", "must be odd, but is " + window.getAsInt());
            return OptionalInt.empty();
        }
        return window;
    }

    private static Optional<SensitivityChoice.Method> method(RequestObject object, String name) {
        if (!object.has(name)) {
            return Optional.of(SensitivityChoice.DEFAULT.method());
        }
        return object.text(name).flatMap(text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "inner" -> Optional.of(SensitivityChoice.Method.INNER);
            case "inneracl" -> Optional.of(SensitivityChoice.Method.INNER_ACL);
            case "espirit" -> Optional.of(SensitivityChoice.Method.ESPIRIT);
            case "walsh" -> Optional.of(SensitivityChoice.Method.WALSH);
            default -> {
                object.report(
                        RequestError.UNKNOWN_SENSITIVITY, name, "must be " + METHOD_NAMES + ", but is " + quote(text));
                yield Optional.empty();
            }
        });
    }

    private static Optional<MaskChoice> mask(RequestObject options) {
        if (options.value("mask") instanceof String legacy) {
            return legacyMask(options, legacy);
        }
        if (options.value("mask") instanceof List<?>) {
            return inProcessOnly(options);
        }
        if (!options.has("mask")) {
            return Optional.of(new MaskChoice.None());
        }
        return options.object("mask")
                .flatMap(mask -> mask.requiredName("method").flatMap(method -> switch (method) {
                    case "no", "zero" -> Optional.of(new MaskChoice.None());
                    case "reference" -> Optional.of(new MaskChoice.Reference());
                    case "percentage" -> percentage(mask);
                    case "percentagemean" -> positiveValue(mask).map(MaskChoice.PercentageOfMean::new);
                    case "threshold" -> positiveValue(mask).map(MaskChoice.Threshold::new);
                    case "espirit" -> EspiritParser.parse(mask).map(MaskChoice.class::cast);
                    case "upload" -> FileReferenceParser.required(mask, "file").map(MaskChoice.Upload::new);
                    case "numpy" -> inProcessOnly(options);
                    default -> {
                        mask.report(
                                RequestError.UNKNOWN_MASK,
                                "method",
                                "must be " + MASK_NAMES + ", but is " + quote(method));
                        yield Optional.empty();
                    }
                }));
    }

    private static Optional<MaskChoice> legacyMask(RequestObject options, String legacy) {
        return switch (legacy.strip().toLowerCase(Locale.ROOT)) {
            case "no", "zero" -> Optional.of(new MaskChoice.None());
            case "reference" -> Optional.of(new MaskChoice.Reference());
            case "espirit" -> Optional.of(MaskChoice.Espirit.DEFAULT);
            default -> {
                options.report(
                        RequestError.UNKNOWN_MASK,
                        "mask",
                        "as text must be no, reference or espirit, but is " + quote(legacy)
                                + "; write {\"method\": ...} for the other masks");
                yield Optional.empty();
            }
        };
    }

    private static Optional<MaskChoice> inProcessOnly(RequestObject options) {
        options.report(
                RequestError.IN_PROCESS_ONLY, "mask", "a mask given as numbers is not accepted; upload it as an image");
        return Optional.empty();
    }

    private static Optional<MaskChoice> percentage(RequestObject mask) {
        if (!mask.has("value")) {
            return Optional.of(new MaskChoice.Percentage(10));
        }
        OptionalDouble percent = mask.number("value");
        if (percent.isPresent() && (percent.getAsDouble() < 0 || percent.getAsDouble() >= 100)) {
            mask.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "value",
                    "must be from 0 to less than 100 percent, but is " + quote(percent.getAsDouble()));
            return Optional.empty();
        }
        return percent.isPresent() ? Optional.of(new MaskChoice.Percentage(percent.getAsDouble())) : Optional.empty();
    }

    private static Optional<Double> positiveValue(RequestObject mask) {
        if (!mask.has("value")) {
            mask.report(RequestError.MISSING_FIELD, "value", "is missing");
        }
        OptionalDouble value = mask.number("value");
        if (value.isPresent() && value.getAsDouble() <= 0) {
            mask.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "value",
                    "must be greater than 0, but is " + quote(value.getAsDouble()));
            return Optional.empty();
        }
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
