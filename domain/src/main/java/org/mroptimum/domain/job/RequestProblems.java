package org.mroptimum.domain.job;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request while it is read to its end. */
public final class RequestProblems {
    private static final int QUOTED_CHARACTERS = 60;

    private final List<Problem> problems = new ArrayList<>();

    /** Remembers one problem. */
    public void add(RequestError code, String path, String detail) {
        problems.add(new Problem(code, path, detail));
    }

    /** One failure that names all problems; there must be at least one. */
    public JobFailure failure() {
        return new JobFailure(problems);
    }

    /** Ends reading if there are problems. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw failure();
        }
    }

    /** A value as it may appear in a message: short, on one line, without secrets. */
    public static String quote(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof BigInteger whole && whole.bitLength() > Long.SIZE) {
            return "a number of " + whole.bitLength() + " bits";
        }
        if (value instanceof String text) {
            String start = text.length() > 10 * QUOTED_CHARACTERS ? text.substring(0, 10 * QUOTED_CHARACTERS) : text;
            return '"' + shorten(Redaction.text(start).replaceAll("\\p{Cntrl}", "?")) + '"';
        }
        return shorten(String.valueOf(value));
    }

    private static String shorten(String text) {
        return text.length() > QUOTED_CHARACTERS ? text.substring(0, QUOTED_CHARACTERS) + "..." : text;
    }
}
