package org.mroptimum.domain.job;

import java.util.List;
import java.util.OptionalInt;

/**
 * Reads {@code NR} and {@code boxSize} (contract 1.2). Methods that do not use them are not judged by them: clients leave them
 * behind when a user switches methods.
 */
final class ReplicaParser {
    private static final int DEFAULT_REPLICAS = 20;
    private static final int MAX_REPLICAS = 10_000;
    private static final int DEFAULT_BOX = 2;
    private static final int MAX_BOX = 10_000;

    private ReplicaParser() {}

    /** Pseudo replicas: at least 2 for PMR, also as a check, whose deviation is over replicas, and 1 for CR, whose deviation is local. */
    static int replicas(SnrMethod method, boolean check, RequestObject task, RequestObject options) {
        if (!JobRequest.drawsReplicas(method, check)) {
            return DEFAULT_REPLICAS;
        }
        reportMisplaced(task, options, "NR", "NR");
        int fewest = method == SnrMethod.CR && !check ? 1 : 2;
        return options.integer("NR", fewest, MAX_REPLICAS).orElse(DEFAULT_REPLICAS);
    }

    /** Half-width of the window of CR and DI; also in its old form, {@code boxsize} with two equal elements. */
    static int boxSize(SnrMethod method, RequestObject task, RequestObject options) {
        if (method != SnrMethod.CR && method != SnrMethod.DI) {
            return DEFAULT_BOX;
        }
        reportMisplaced(task, options, "boxSize", "boxSize");
        reportMisplaced(task, options, "boxsize", "boxSize");
        String name = options.has("boxSize") ? "boxSize" : "boxsize";
        return box(options, name).orElse(DEFAULT_BOX);
    }

    private static OptionalInt box(RequestObject options, String name) {
        if (!(options.value(name) instanceof List<?>)) {
            return options.integer(name, 1, MAX_BOX);
        }
        List<?> pair = options.pair(name).orElse(List.of(DEFAULT_BOX, DEFAULT_BOX));
        OptionalInt first = options.integer(options.pathTo(name) + "[0]", pair.get(0), 1, MAX_BOX);
        OptionalInt second = options.integer(options.pathTo(name) + "[1]", pair.get(1), 1, MAX_BOX);
        if (first.isPresent() && second.isPresent() && first.getAsInt() != second.getAsInt()) {
            options.report(
                    RequestError.VALUE_OUT_OF_RANGE, name, "must be one number: the window is as wide as it is high");
        }
        return first;
    }

    /** Old samples carry the key beside {@code options}, where it would silently do nothing. */
    private static void reportMisplaced(RequestObject task, RequestObject options, String name, String rightName) {
        if (task.has(name)) {
            task.report(RequestError.MISPLACED_FIELD, name, "belongs at " + options.pathTo(rightName));
        }
    }
}
