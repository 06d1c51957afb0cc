package org.mroptimum.domain.job.chooser;

import java.util.Optional;

/**
 * How large a job's signal is. Readers know the dimensions; before a file is read only its size is known.
 *
 * @param dimensions what a reader found; empty when the file was not opened
 * @param fileBytes size of the signal file, at least 0
 */
public record InputSizes(Optional<Dimensions> dimensions, long fileBytes) {

    /**
     * Dimensions of the signal, oversampling removed.
     *
     * @param frequency samples along readout
     * @param phase lines along phase encoding
     * @param coils receive channels
     * @param slices number of slices
     * @param repetitions repetitions kept apart
     */
    public record Dimensions(int frequency, int phase, int coils, int slices, int repetitions) {

        public Dimensions {
            if (Math.min(Math.min(Math.min(frequency, phase), Math.min(coils, slices)), repetitions) < 1) {
                throw new IllegalArgumentException("every dimension is at least 1");
            }
        }

        /** Pixels of one slice. */
        public double pixels() {
            return (double) frequency * phase;
        }
    }

    /** Readout oversampling that nearly every scanner applies. */
    private static final double OVERSAMPLING = 2;

    private static final double BYTES_A_SAMPLE = 8;
    private static final int ASSUMED_MATRIX = 320;
    private static final int ASSUMED_COILS = 32;

    /** Only the file's size is known. */
    public static InputSizes ofFile(long fileBytes) {
        return new InputSizes(Optional.empty(), fileBytes);
    }

    /** The dimensions are known. */
    public static InputSizes of(Dimensions dimensions, long fileBytes) {
        return new InputSizes(Optional.of(dimensions), fileBytes);
    }

    /**
     * The known dimensions, or slices of 320 x 320 pixels from 32 twofold oversampled coils that fill the file; a large clinical
     * protocol, so that the guess is rather too heavy than too light.
     */
    public Dimensions orAssumed() {
        return dimensions.orElseGet(() -> {
            double sliceBytes = OVERSAMPLING * BYTES_A_SAMPLE * ASSUMED_MATRIX * ASSUMED_MATRIX * ASSUMED_COILS;
            int slices = (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(fileBytes / sliceBytes)));
            return new Dimensions(ASSUMED_MATRIX, ASSUMED_MATRIX, ASSUMED_COILS, slices, 1);
        });
    }
}
