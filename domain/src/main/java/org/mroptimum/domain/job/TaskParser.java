package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.Locale;
import java.util.Optional;

/** Reads the {@code task} of a request (contract 1.2): version, method, and what the method is told. */
final class TaskParser {

    /** What a task says, without its output flags and names. */
    record Task(SnrMethod method, MethodOptions options, ReconstructionRequest reconstruction) {}

    private TaskParser() {}

    /** Empty only when it was reported why. */
    static Optional<Task> parse(RequestObject task) {
        checkVersion(task);
        checkAcquisition(task);
        Optional<SnrMethod> method = method(task);
        return task.requiredObject("options").flatMap(options -> {
            Optional<ReconstructionRequest> reconstruction = ReconstructionParser.parse(options);
            return method.flatMap(m -> {
                MethodOptions told = MethodOptionsParser.parse(m, task, options);
                return reconstruction.map(r -> new Task(m, told, r));
            });
        });
    }

    private static void checkVersion(RequestObject task) {
        if (!task.has("version")) {
            task.report(RequestError.MISSING_FIELD, "version", "is missing; write \"v0\"");
        } else if (!"v0".equals(task.value("version"))) {
            task.report(
                    RequestError.UNSUPPORTED_VERSION,
                    "version",
                    "must be \"v0\", but is " + quote(task.value("version")));
        }
    }

    private static void checkAcquisition(RequestObject task) {
        if (!task.has("acquisition")) {
            task.report(RequestError.MISSING_FIELD, "acquisition", "is missing; write 2");
        } else if (!(task.value("acquisition") instanceof Number dimensions && dimensions.doubleValue() == 2)) {
            task.report(
                    RequestError.UNSUPPORTED_ACQUISITION,
                    "acquisition",
                    "must be 2 (two-dimensional), but is " + quote(task.value("acquisition")));
        }
    }

    private static Optional<SnrMethod> method(RequestObject task) {
        return task.requiredName("name").flatMap(name -> {
            for (SnrMethod method : SnrMethod.values()) {
                if (method.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(method);
                }
            }
            task.report(RequestError.UNKNOWN_METHOD, "name", "must be ac, mr, pmr, cr or di, but is " + quote(name));
            return Optional.empty();
        });
    }
}
