package org.mroptimum.local.arrays;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * An array as stored.
 *
 * @param shape size of each axis as the file lists them
 * @param strides distance of neighbours along each axis, elements
 */
record StoredArray(List<Long> shape, List<Long> strides, ElementStore store) {

    /** First axis fastest, as in Fortran, MATLAB and BART. */
    static StoredArray firstAxisFastest(long[] shape, ElementStore store) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return new StoredArray(boxed(shape), boxed(strides), store);
    }

    /** Last axis fastest, as in C. */
    static StoredArray lastAxisFastest(long[] shape, ElementStore store) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return new StoredArray(boxed(shape), boxed(strides), store);
    }

    /** The same elements with the axes in another order. */
    StoredArray axes(int... order) {
        long[] newShape = new long[order.length];
        long[] newStrides = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            newShape[i] = shape.get(order[i]);
            newStrides[i] = strides.get(order[i]);
        }
        return new StoredArray(boxed(newShape), boxed(newStrides), store);
    }

    /** The elements with the last axis fastest, for small accessory arrays such as {@code direction}; 64 at most. */
    double[] numbers() {
        int count = (int) Math.min(
                64,
                ArrayFiles.elements(shape.stream().mapToLong(Long::longValue).toArray()));
        double[] numbers = new double[count];
        float[] re = new float[1];
        for (int i = 0; i < count; i++) {
            long rest = i;
            long at = 0;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                at += rest % shape.get(axis) * strides.get(axis);
                rest /= shape.get(axis);
            }
            store.read(at, 1, re, new float[1]);
            numbers[i] = re[0];
        }
        return numbers;
    }

    String describe() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /**
     * What one file gave.
     *
     * @param kspace the k-space array
     * @param embedded accessory arrays by name
     */
    record Contents(String container, StoredArray kspace, Map<String, StoredArray> embedded, List<String> warnings) {

        Optional<StoredArray> embedded(String name) {
            return Optional.ofNullable(embedded.get(name));
        }

        void close() {
            kspace.store().close();
            embedded.values().forEach(a -> a.store().close());
        }
    }

    static JobFailure wrong(String detail) {
        return new JobFailure(RawDataError.WRONG_ARRAY, detail);
    }
}
