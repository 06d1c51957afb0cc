package org.mroptimum.domain.scan;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of one uploaded file, unique in an installation: 32 lower-case hexadecimal digits, which nobody can guess. */
public record ScanId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{32}");

    public ScanId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("the id of a scan is 32 hexadecimal digits");
        }
    }

    /** The id that a stranger wrote; empty when no scan can have it. */
    public static Optional<ScanId> of(String text) {
        return ALLOWED.matcher(text).matches() ? Optional.of(new ScanId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
