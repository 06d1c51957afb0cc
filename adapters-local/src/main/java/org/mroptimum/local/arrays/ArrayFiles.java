package org.mroptimum.local.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/** Opening and closing of array files with coded failures. */
final class ArrayFiles {
    /** Arrays that must be loaded whole ({@code .npz}, {@code .mat}) may have so many complex elements (512 MiB in memory). */
    static final long WHOLE_LIMIT = 1L << 26;

    private ArrayFiles() {}

    /** The first bytes, fewer when the file is shorter, none when it cannot be read. */
    static byte[] start(Path path, int count) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(count);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** The number of elements of a shape; MRO-2010 when it has none or too many to address. */
    static long elements(long[] shape) {
        long elements = 1;
        try {
            for (long size : shape) {
                if (size < 1) {
                    throw new JobFailure(RawDataError.WRONG_ARRAY, "the array is empty");
                }
                elements = Math.multiplyExact(elements, size);
            }
        } catch (ArithmeticException e) {
            throw new JobFailure(RawDataError.WRONG_ARRAY, "the array claims an impossible size", e);
        }
        return elements;
    }

    /** As {@link #elements}, for an array that must fit into memory. */
    static int elementsInMemory(long[] shape) {
        long elements = elements(shape);
        if (elements > WHOLE_LIMIT) {
            throw new JobFailure(
                    RawDataError.WRONG_ARRAY,
                    "the array has " + elements + " elements; this format is read whole and may have " + WHOLE_LIMIT
                            + ". Save it as .npy or .cfl, which are read slice by slice");
        }
        return (int) elements;
    }
}
