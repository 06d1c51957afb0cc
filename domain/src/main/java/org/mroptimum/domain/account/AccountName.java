package org.mroptimum.domain.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/**
 * The name of an account. It owns scans and jobs, so it is given once and never to somebody else.
 *
 * @param value 1 to 64 of {@code a-z 0-9 . _ - @}, beginning with a letter or digit
 */
public record AccountName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** Refuses other texts with MRO-6006; does not quote them, since people type passwords into the wrong field. */
    public AccountName {
        if (!ALLOWED.matcher(value).matches() || value.equals(AuditEvent.SERVER)) {
            throw new JobFailure(
                    AccessError.ACCOUNT_REFUSED,
                    "a name is 1 to 64 letters a to z, digits and . _ - @, begins with a letter or digit, and is not '"
                            + AuditEvent.SERVER + "'");
        }
    }

    /** The name as somebody typed it: capital letters and spaces around it do not matter. */
    public static AccountName of(String typed) {
        return new AccountName(typed.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
