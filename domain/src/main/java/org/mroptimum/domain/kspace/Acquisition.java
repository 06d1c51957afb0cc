package org.mroptimum.domain.kspace;

import java.util.Optional;

/**
 * One imaging scan, read slice by slice: memory holds only what was asked for. All methods may be called from several threads
 * at once. Closing releases the file; nothing may be read after that.
 */
public interface Acquisition extends AutoCloseable {

    AcquisitionHeader header();

    /**
     * The imaging data of one slice: averages averaged, reflected lines reversed, asymmetric echoes placed, readout oversampling
     * removed by the amplitude-preserving ifft-crop-fft pair, lines that were not acquired zero. Always
     * {@code header.frequency x header.phase x header.coils}; a fresh object each time.
     *
     * @param slice index in spatial order
     * @param repetition 0 .. repetitions - 1
     */
    KSpace signal(int slice, int repetition);

    /**
     * What was acquired of one slice, where it differs from the header: a file that was cut off in the middle of a slice.
     *
     * @param slice index in spatial order
     * @param repetition 0 .. repetitions - 1
     */
    default SamplingPattern sampling(int slice, int repetition) {
        return header().sampling();
    }

    /**
     * The calibration (reference) lines of one slice on the same grid as the signal, everything else zero; empty when the file
     * has none.
     */
    Optional<KSpace> calibration(int slice);

    /** Noise that came with the file: noise-adjust lines, or an earlier measurement of a multi-raid file. */
    Optional<NoiseScan> noise();

    @Override
    void close();
}
