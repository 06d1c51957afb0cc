package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the reconstructor of a request (contract 1.3). Empty only when it was reported why. */
final class ReconstructionParser {
    private static final AxisPair DEFAULT_KERNEL = AxisPair.of(4, 4);
    private static final int MAX_ACCELERATION = 1024;
    private static final int MAX_CALIBRATION = 65536;
    private static final int MAX_KERNEL = 64;

    private ReconstructionParser() {}

    /**
     * @param taskOptions the {@code options} of the task; their {@code correction} is the old place of that switch
     */
    static Optional<ReconstructionRequest> parse(RequestObject taskOptions) {
        return taskOptions.requiredObject("reconstructor").flatMap(reconstructor -> {
            Optional<ReconstructionKind> kind = kind(reconstructor);
            return reconstructor.requiredObject("options").flatMap(options -> parse(kind, options, taskOptions));
        });
    }

    private static Optional<ReconstructionRequest> parse(
            Optional<ReconstructionKind> kind, RequestObject options, RequestObject taskOptions) {
        Optional<FileReference> signal = FileReferenceParser.required(options, "signal");
        Optional<FileReference> noise = FileReferenceParser.optional(options, "noise");
        Optional<SensitivityChoice> sensitivity = kind.filter(known -> usesSensitivities(known, options))
                .flatMap(usesThem -> SensitivityParser.parse(options));
        boolean decimate = options.flag("decimate");
        Optional<AxisPair> accelerations = axes(options, "accelerations", MAX_ACCELERATION, false);
        Optional<AxisPair> calibration = axes(options, "acl", MAX_CALIBRATION, true);
        AxisPair kernel = axes(options, "kernelSize", MAX_KERNEL, false).orElse(DEFAULT_KERNEL);
        Optional<FileReference> flipAngle = flipAngle(options.has("correction") ? options : taskOptions);
        return kind.flatMap(k -> signal.map(file -> new ReconstructionRequest(
                k, file, noise, sensitivity, decimate, accelerations, calibration, kernel, flipAngle)));
    }

    private static Optional<ReconstructionKind> kind(RequestObject reconstructor) {
        return reconstructor.requiredName("name").flatMap(name -> {
            for (ReconstructionKind kind : ReconstructionKind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(kind);
                }
            }
            reconstructor.report(
                    RequestError.UNKNOWN_RECONSTRUCTION,
                    "name",
                    "must be rss, b1, sense or grappa, but is " + quote(name));
            return Optional.empty();
        });
    }

    /** GRAPPA ends in coil images: their root sum of squares, or weighted with sensitivities when the request says so. */
    private static boolean usesSensitivities(ReconstructionKind kind, RequestObject options) {
        if (kind != ReconstructionKind.GRAPPA || !options.has("combination")) {
            return kind.usesSensitivities();
        }
        String combination = options.requiredName("combination").orElse("rss");
        if (!combination.equals("rss") && !combination.equals("b1")) {
            options.report(
                    RequestError.UNKNOWN_RECONSTRUCTION,
                    "combination",
                    "must be rss or b1, but is " + quote(combination));
        }
        return combination.equals("b1");
    }

    /** Two numbers from 1 on; a {@code null} element is the whole axis where that makes sense. */
    private static Optional<AxisPair> axes(RequestObject options, String name, int max, boolean nullIsWholeAxis) {
        return options.pair(name)
                .map(pair -> new AxisPair(
                        element(options, name, pair, 0, max, nullIsWholeAxis),
                        element(options, name, pair, 1, max, nullIsWholeAxis)));
    }

    private static OptionalInt element(
            RequestObject options, String name, List<?> pair, int axis, int max, boolean nullIsWholeAxis) {
        Object value = pair.get(axis);
        if (value == null && nullIsWholeAxis) {
            return OptionalInt.empty();
        }
        return options.integer(options.pathTo(name) + "[" + axis + "]", value, 1, max);
    }

    /** The map of flip angles when the correction is switched on; {@code correction: false} is an old way to switch it off. */
    private static Optional<FileReference> flipAngle(RequestObject options) {
        if (Boolean.FALSE.equals(options.value("correction"))) {
            return Optional.empty();
        }
        return options.object("correction")
                .filter(correction -> correction.flag("useCorrection"))
                .flatMap(correction -> FileReferenceParser.required(correction, "faCorrection"));
    }
}
