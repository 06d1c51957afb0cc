package org.mroptimum.local.rawdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/**
 * The {@code options} object of a file reference, typed. A value of the wrong type is a {@link JobFailure} with MRO-1003, one out
 * of range with MRO-1009; a missing or {@code null} value is empty.
 */
public final class ReferenceOptions {
    private final Map<String, Object> options;

    private ReferenceOptions(Map<String, Object> options) {
        this.options = options;
    }

    public static ReferenceOptions of(FileReference reference) {
        return new ReferenceOptions(reference.options());
    }

    /** {@code dwellTime}: time per acquired readout sample, ns; wins over the file. */
    public OptionalDouble dwellTimeNs() {
        return positive("dwellTime");
    }

    /** {@code noiseBandwidth}: noise-equivalent bandwidth relative to the flat centre; wins over the file. */
    public OptionalDouble noiseBandwidth() {
        return positive("noiseBandwidth");
    }

    /** A finite number above zero. */
    public OptionalDouble positive(String key) {
        Object value = options.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = number(key, value);
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new JobFailure(RequestError.VALUE_OUT_OF_RANGE, key + " is " + value + ", must be above 0");
        }
        return OptionalDouble.of(number);
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        Object value = options.get(key);
        if (value == null || value instanceof Boolean) {
            return Optional.ofNullable((Boolean) value);
        }
        throw new JobFailure(RequestError.WRONG_TYPE, key + " must be true or false");
    }

    /** Text that is not blank. */
    public Optional<String> text(String key) {
        Object value = options.get(key);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value).filter(s -> !s.isBlank());
        }
        throw new JobFailure(RequestError.WRONG_TYPE, key + " must be text");
    }

    /** A list of numbers; an element {@code null} is NaN. */
    public Optional<double[]> numbers(String key) {
        Object value = options.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list)) {
            throw new JobFailure(RequestError.WRONG_TYPE, key + " must be a list of numbers");
        }
        List<Double> numbers = new ArrayList<>();
        for (Object element : list) {
            numbers.add(element == null ? Double.NaN : number(key, element));
        }
        return Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** A nested object; empty options when it is missing. */
    public ReferenceOptions nested(String key) {
        Object value = options.get(key);
        if (value == null) {
            return new ReferenceOptions(Map.of());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new JobFailure(RequestError.WRONG_TYPE, key + " must be an object");
        }
        Map<String, Object> copy = new HashMap<>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v));
        return new ReferenceOptions(copy);
    }

    private static double number(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new JobFailure(RequestError.WRONG_TYPE, key + " must be a number");
    }
}
