package org.mroptimum.domain.port;

import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RequestError;

/**
 * A request to begin from. It need not be complete: the scan is usually left out.
 *
 * @param name 1 to {@value #LONGEST_NAME} printable characters
 * @param request part of a job request, without secrets
 */
public record Template(String name, Map<String, Object> request) {
    /** Of a name, in characters. */
    public static final int LONGEST_NAME = 100;

    public Template {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "the name of a template has 1 to " + LONGEST_NAME + " printable characters");
        }
        request = Redaction.redact(request);
    }
}
