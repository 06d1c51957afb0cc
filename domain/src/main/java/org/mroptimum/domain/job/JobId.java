package org.mroptimum.domain.job;

import java.util.regex.Pattern;

/**
 * The name of one job, unique in an installation. Fit to be an execution name, a file name and a table key everywhere: 1 to 80
 * letters, digits, {@code -} and {@code _}.
 */
public record JobId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    public JobId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "a job id is 1 to 80 letters, digits, - and _, but is " + RequestProblems.quote(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
