package org.mroptimum.domain.job;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a request, read member by member. A member that is missing or {@code null} is empty; a member of the wrong
 * type or range is empty too and reported with its path, so that reading always goes on.
 */
public final class RequestObject {
    /** What a double holds of a whole number. */
    private static final int EXACT_BITS = 53;

    private final Map<?, ?> members;
    private final String path;
    private final RequestProblems problems;

    public RequestObject(Map<?, ?> members, String path, RequestProblems problems) {
        this.members = members;
        this.path = path;
        this.problems = problems;
    }

    /** An object without members, for a missing object whose members all have defaults. */
    public RequestObject emptyMember(String name) {
        return new RequestObject(Map.of(), pathTo(name), problems);
    }

    public String pathTo(String name) {
        return path + "." + name;
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    @Nullable
    public Object value(String name) {
        return members.get(name);
    }

    public Map<?, ?> members() {
        return members;
    }

    public void report(RequestError code, String name, String detail) {
        problems.add(code, pathTo(name), detail);
    }

    public Optional<RequestObject> object(String name) {
        Object value = value(name);
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new RequestObject(map, pathTo(name), problems));
        }
        reportType(name, value, "an object");
        return Optional.empty();
    }

    public Optional<RequestObject> requiredObject(String name) {
        return required(name) ? object(name) : Optional.empty();
    }

    /** Text that is not blank; blank counts as missing. */
    public Optional<String> text(String name) {
        Object value = value(name);
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
        reportType(name, value, "text");
        return Optional.empty();
    }

    public Optional<String> requiredText(String name) {
        if (required(name) && value(name) instanceof String text && text.isBlank()) {
            report(RequestError.MISSING_FIELD, name, "must not be empty");
        }
        return text(name);
    }

    /** Text in lower case, for names that may be written either way. */
    public Optional<String> requiredName(String name) {
        return requiredText(name).map(text -> text.strip().toLowerCase(Locale.ROOT));
    }

    public boolean flag(String name) {
        Object value = value(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        reportType(name, value, "true or false");
        return false;
    }

    public OptionalInt integer(String name, int min, int max) {
        Object value = value(name);
        return value == null ? OptionalInt.empty() : integer(pathTo(name), value, min, max);
    }

    public OptionalInt integer(String at, @Nullable Object value, int min, int max) {
        if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            problems.add(RequestError.WRONG_TYPE, at, "must be a whole number, but is " + quote(value));
            return OptionalInt.empty();
        }
        double whole = number.doubleValue();
        if (whole < min || whole > max) {
            problems.add(
                    RequestError.VALUE_OUT_OF_RANGE,
                    at,
                    "must be from " + min + " to " + max + ", but is " + quote(value));
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) whole);
    }

    /**
     * A whole number of 64 bits, or the same as text of digits: many JSON libraries keep no more than 53 bits of a number. A number
     * that came as a fraction type and is larger than that is refused, because it may not be what the client wrote.
     */
    public OptionalLong wholeNumber(String name) {
        Object value = value(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        BigInteger whole = whole(value);
        if (whole == null) {
            reportType(name, value, "a whole number, or text of digits");
            return OptionalLong.empty();
        }
        boolean rounded = !(value instanceof BigInteger || value instanceof Long || value instanceof String);
        if (whole.bitLength() > (rounded ? EXACT_BITS : Long.SIZE - 1)) {
            report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    name,
                    "must fit 64 bits, and be text of digits beyond 53 bits, but is " + quote(value));
            return OptionalLong.empty();
        }
        return OptionalLong.of(whole.longValue());
    }

    private static @Nullable BigInteger whole(Object value) {
        if (value instanceof String text) {
            return text.matches("[+-]?\\d{1,40}") ? new BigInteger(text) : null;
        }
        if (value instanceof BigInteger whole) {
            return whole;
        }
        if (value instanceof Long || value instanceof Integer) {
            return BigInteger.valueOf(((Number) value).longValue());
        }
        boolean isWhole = value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
        if (!isWhole || Double.isInfinite(((Number) value).doubleValue())) {
            return null;
        }
        return new BigDecimal(((Number) value).doubleValue()).toBigInteger();
    }

    /** A finite number. */
    public OptionalDouble number(String name) {
        Object value = value(name);
        if (!(value instanceof Number number)) {
            reportType(name, value, "a number");
            return OptionalDouble.empty();
        }
        if (!Double.isFinite(number.doubleValue())) {
            report(RequestError.VALUE_OUT_OF_RANGE, name, "must be a finite number");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number.doubleValue());
    }

    /** The two elements of {@code [frequency, phase]}; empty and reported when it is anything else. */
    public Optional<List<?>> pair(String name) {
        Object value = value(name);
        if (value instanceof List<?> list && list.size() == 2) {
            return Optional.of(list);
        }
        reportType(name, value, "a list of two elements, [frequency, phase]");
        return Optional.empty();
    }

    private boolean required(String name) {
        if (!has(name)) {
            report(RequestError.MISSING_FIELD, name, "is missing");
        }
        return has(name);
    }

    private void reportType(String name, @Nullable Object value, String expected) {
        if (value != null) {
            report(RequestError.WRONG_TYPE, name, "must be " + expected + ", but is " + quote(value));
        }
    }
}
