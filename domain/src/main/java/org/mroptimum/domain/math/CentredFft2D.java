package org.mroptimum.domain.math;

/**
 * Centred unitary two-dimensional discrete Fourier transform of one coil, planar single precision, in place, any size.
 *
 * <p>{@code fftshift(ifft2(ifftshift(k))) * sqrt(Nf * Np)} over data at index {@code f + frequency * p}, zero frequency at
 * {@code n / 2} of each axis (integer division). The shifts cost nothing: they are folded into the copies between the data
 * and the work rows. Readout comes first, so that lines known to be zero are left out of it. Holds workspaces: one object
 * for each thread.
 */
public final class CentredFft2D {
    private final int frequency;
    private final int phase;
    private final float scale;
    private final CentredLines alongFrequency;
    private final ColumnFft alongPhase;
    private final float[][] inputRe;
    private final float[][] inputIm;
    private final float[][] outputRe;
    private final float[][] outputIm;
    private final int[] starts;

    /**
     * @param frequency samples along readout
     * @param phase lines along phase encoding
     */
    public CentredFft2D(int frequency, int phase) {
        this.frequency = frequency;
        this.phase = phase;
        this.scale = (float) (1 / Math.sqrt((double) frequency * phase));
        this.alongFrequency = new CentredLines(frequency, phase);
        this.alongPhase = ColumnFft.of(phase, frequency);
        this.inputRe = ColumnFft.centred(alongPhase.inputRe());
        this.inputIm = ColumnFft.centred(alongPhase.inputIm());
        this.outputRe = ColumnFft.centred(alongPhase.outputRe());
        this.outputIm = ColumnFft.centred(alongPhase.outputIm());
        this.starts = new int[phase];
    }

    /** K-space to image. */
    public void inverse(float[] re, float[] im) {
        inverse(re, im, 0, phase);
    }

    /**
     * K-space to image, when only a block of lines holds data. The result is that of {@link #inverse(float[], float[])}; only the
     * sign of a zero may differ.
     *
     * @param firstLine the first line that may hold something
     * @param lines how many; all others must be zero
     */
    public void inverse(float[] re, float[] im, int firstLine, int lines) {
        transform(re, im, block(firstLine, lines), true);
    }

    /** Image to k-space. */
    public void forward(float[] re, float[] im) {
        transform(re, im, block(0, phase), false);
    }

    private int block(int firstLine, int lines) {
        for (int l = 0; l < lines; l++) {
            starts[l] = (firstLine + l) * frequency;
        }
        return lines;
    }

    private void transform(float[] re, float[] im, int lines, boolean inverse) {
        alongFrequency.transform(re, im, starts, lines, scale, inverse);
        for (int first = 0; first < frequency; first += alongPhase.width()) {
            int columns = Math.min(alongPhase.width(), frequency - first);
            for (int p = 0; p < phase; p++) {
                System.arraycopy(re, p * frequency + first, inputRe[p], 0, columns);
                System.arraycopy(im, p * frequency + first, inputIm[p], 0, columns);
            }
            alongPhase.transform(columns, inverse);
            for (int p = 0; p < phase; p++) {
                System.arraycopy(outputRe[p], 0, re, p * frequency + first, columns);
                System.arraycopy(outputIm[p], 0, im, p * frequency + first, columns);
            }
        }
    }
}
