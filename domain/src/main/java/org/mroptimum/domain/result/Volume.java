package org.mroptimum.domain.result;

/**
 * A map of one or more slices, single precision, real or complex. Slices hold {@code frequency * phase} values with the
 * frequency index running fastest. Different slices may be put and read from different threads.
 */
public interface Volume {

    int frequency();

    int phase();

    int slices();

    boolean complex();

    /** Stores a copy of one slice; {@code im} is ignored for real volumes and may be empty then. */
    void put(int slice, float[] re, float[] im);

    /** A copy of the real parts of one slice. */
    float[] re(int slice);

    /** A copy of the imaginary parts of one slice; zeros for real volumes. */
    float[] im(int slice);
}
