package org.mroptimum.domain.result;

/**
 * Gives room for maps of many slices. Promises: thread-safe for different slices; what was put is what is read, bit for bit;
 * large volumes may live outside the heap until {@link #close}.
 */
public interface Volumes extends AutoCloseable {

    /** A zero volume of {@code frequency x phase x slices}. */
    Volume allocate(int frequency, int phase, int slices, boolean complex);

    @Override
    void close();
}
