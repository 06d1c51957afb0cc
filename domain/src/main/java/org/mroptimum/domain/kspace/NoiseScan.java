package org.mroptimum.domain.kspace;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Readouts that hold noise only, streamed as acquired (readout oversampling kept). May be walked more than once; every walk
 * visits the same readouts in the same order.
 */
public interface NoiseScan extends AutoCloseable {

    int coils();

    /** One name a channel, in the order of the data; empty when the format knows no names, as arrays. */
    List<String> channelNames();

    /** Time per acquired sample, ns. */
    OptionalDouble dwellTimeNs();

    /**
     * Noise-equivalent bandwidth relative to the flat centre when the file or the request states it (ISMRMRD
     * {@code relativeReceiverNoiseBandwidth}); otherwise it is measured from the readouts.
     */
    OptionalDouble relativeBandwidth();

    /** What the readouts are, in words, for the log: for example {@code noise-adjust lines of measurement 1}. */
    String origin();

    List<String> warnings();

    /** Walks all readouts in file order. */
    void forEachReadout(ReadoutVisitor visitor);

    @Override
    void close();

    /** Sees one readout at a time. */
    @FunctionalInterface
    interface ReadoutVisitor {

        /**
         * Takes one readout.
         *
         * @param re real parts {@code [coil][sample]}; reused for the next readout, so copy what must stay
         * @param im imaginary parts
         * @param samples valid samples in each row
         */
        void readout(float[][] re, float[][] im, int samples);
    }
}
