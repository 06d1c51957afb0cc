package org.mroptimum.domain.kspace;

/**
 * A rectangle of k-space, for example the calibration block.
 *
 * @param firstFrequency first sample along readout
 * @param frequency samples along readout, at least 1
 * @param firstPhase first line
 * @param phase lines, at least 1
 */
public record KSpaceWindow(int firstFrequency, int frequency, int firstPhase, int phase) {

    public KSpaceWindow {
        if (firstFrequency < 0 || firstPhase < 0 || frequency < 1 || phase < 1) {
            throw new IllegalArgumentException("a window of k-space holds at least one sample");
        }
    }

    /** Everything. */
    public static KSpaceWindow whole(KSpace data) {
        return new KSpaceWindow(0, data.frequency(), 0, data.phase());
    }
}
