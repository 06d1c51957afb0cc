package org.mroptimum.local.synthetic.hdf5;

import org.mroptimum.domain.kspace.Vector3;

/**
 * The header of one ISMRMRD acquisition (readout).
 *
 * @param flags bit field of the format
 * @param shape how the samples lie
 * @param sampleTimeUs time per sample, microseconds
 * @param place where the slice lies
 * @param counters which line of what it is
 */
public record ReadoutHead(long flags, Shape shape, double sampleTimeUs, Place place, Counters counters) {

    /** Samples of a channel, channels, index of the k-space centre, samples to leave out, encoding, trajectory values a sample. */
    public record Shape(
            int samples,
            int channels,
            int centreSample,
            int discardPre,
            int discardPost,
            int encoding,
            int trajectoryDimensions) {

        /** A whole readout of the first encoding, without trajectory. */
        public static Shape of(int samples, int channels, int centreSample) {
            return new Shape(samples, channels, centreSample, 0, 0, 0, 0);
        }
    }

    /** Slice centre in mm and unit vectors, patient coordinates (LPS). */
    public record Place(Vector3 position, Vector3 read, Vector3 phase, Vector3 slice) {}

    /** Encoding counters. */
    public record Counters(
            int step1,
            int step2,
            int average,
            int slice,
            int contrast,
            int phase,
            int repetition,
            int set,
            int segment) {

        /** Everything but line, average, slice and repetition is 0. */
        public static Counters of(int step1, int average, int slice, int repetition) {
            return new Counters(step1, 0, average, slice, 0, 0, repetition, 0, 0);
        }
    }
}
