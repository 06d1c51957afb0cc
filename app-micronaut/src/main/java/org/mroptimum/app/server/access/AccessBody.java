package org.mroptimum.app.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.RequestJson;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;

/** The small JSON objects that this part of the interface takes. Their texts, often secrets, are never quoted. */
final class AccessBody {
    private final Map<String, Object> fields;

    private AccessBody(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** MRO-1001 for what is no JSON object. */
    static AccessBody read(byte[] body) {
        return new AccessBody(RequestJson.read(body, "the body"));
    }

    /** A text; MRO-1002 when it is missing, MRO-1003 when it is something else. */
    String text(String name) {
        return textIfAny(name).orElseThrow(() -> failure(RequestError.MISSING_FIELD, name, "is missing"));
    }

    Optional<String> textIfAny(String name) {
        return value(name, String.class, "a text");
    }

    boolean flag(String name) {
        return flagIfAny(name).orElseThrow(() -> failure(RequestError.MISSING_FIELD, name, "is missing"));
    }

    Optional<Boolean> flagIfAny(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** A whole number; empty for null and for what is not there. */
    Optional<Long> numberIfAny(String name) {
        return value(name, Number.class, "a whole number")
                .filter(number -> number instanceof Integer || number instanceof Long || fails(name))
                .map(Number::longValue);
    }

    private static boolean fails(String name) {
        throw failure(RequestError.WRONG_TYPE, name, "must be a whole number");
    }

    private <T> Optional<T> value(String name, Class<T> type, String words) {
        Optional<Object> value = Optional.ofNullable(fields.get(name));
        if (value.isPresent() && !type.isInstance(value.get())) {
            throw failure(RequestError.WRONG_TYPE, name, "must be " + words);
        }
        return value.map(type::cast);
    }

    private static JobFailure failure(RequestError code, String name, String what) {
        return new JobFailure(List.of(new Problem(code, "$." + name, what)));
    }
}
