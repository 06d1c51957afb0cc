package org.mroptimum.domain.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is wrong.
 *
 * @param code what kind of problem, with its page in docs/errors
 * @param path where in the request, as a JSON path such as {@code $.task.options.NR}; empty when not about the request
 * @param detail what exactly, with the values seen and the values allowed; secrets ({@link Redaction}) and control characters,
 *     which could forge lines of a log, are taken out, and very long texts are cut
 */
public record Problem(ErrorCode code, String path, String detail) {
    private static final int LONGEST = 2000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern TOLD = Pattern.compile("(MRO-\\d{4})(?: at (.+?))?: (.*)");

    public Problem {
        path = clean(path);
        detail = clean(detail);
    }

    private static String clean(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
        return CONTROL.matcher(Redaction.text(start)).replaceAll(" ");
    }

    /**
     * The problem that another machine told, in the words of {@link #toString}; empty when the line tells none, or one of a code
     * that this version does not know.
     */
    public static Optional<Problem> told(String line) {
        Matcher match = TOLD.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        String where = match.group(2) == null ? "" : match.group(2);
        return ErrorCode.of(match.group(1)).map(code -> new Problem(code, where, match.group(3)));
    }

    @Override
    public String toString() {
        return code.id() + (path.isEmpty() ? "" : " at " + path) + ": " + detail;
    }
}
