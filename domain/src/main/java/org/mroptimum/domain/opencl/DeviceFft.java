package org.mroptimum.domain.opencl;

/**
 * Centred unitary two-dimensional transforms of many coils on a device, in place, as
 * {@link org.mroptimum.domain.math.CentredFft2D} defines them: planar single precision, sample {@code f + frequency * p}, zero
 * frequency at {@code n / 2} of each axis, any size. The data pass through the memory of the device twice, once an axis. One
 * object for each queue.
 */
public final class DeviceFft {
    private final int frequency;
    private final int phase;
    private final float scale;
    private final FftAxis alongFrequency;
    private final FftAxis alongPhase;

    /**
     * @param frequency samples along readout
     * @param phase lines along phase encoding
     */
    public DeviceFft(DeviceQueue queue, int frequency, int phase) {
        this(queue, frequency, phase, queue.device().info());
    }

    /** @param plannedFor the device whose ways of working are taken */
    DeviceFft(DeviceQueue queue, int frequency, int phase, DeviceInfo plannedFor) {
        this.frequency = frequency;
        this.phase = phase;
        this.scale = (float) (1 / Math.sqrt((double) frequency * phase));
        this.alongFrequency = new FftAxis(queue, FftPlan.of(frequency, plannedFor));
        this.alongPhase = frequency == phase ? alongFrequency : new FftAxis(queue, FftPlan.of(phase, plannedFor));
    }

    /**
     * K-space to image.
     *
     * @param data {@code [2][coils][phase][frequency]}
     */
    public void inverse(DeviceArray data, int coils) {
        inverse(data, 0, imaginary(coils), coils, 0, phase);
    }

    /**
     * K-space to image, when only a block of lines holds data.
     *
     * @param data holds the real planes of all coils in a row, and their imaginary planes
     * @param re index of the first real number
     * @param im index of the first imaginary number
     * @param coils planes
     * @param firstLine the first line that may hold something
     * @param lines how many; all others must be zero
     */
    public void inverse(DeviceArray data, long re, long im, int coils, int firstLine, int lines) {
        // The real part of the one direction is the imaginary part of the other.
        transform(data, im, re, coils, firstLine, lines);
    }

    /** Image to k-space. */
    public void forward(DeviceArray data, int coils) {
        forward(data, 0, imaginary(coils), coils);
    }

    /** Image to k-space, planes as in {@link #inverse(DeviceArray, long, long, int, int, int)}. */
    public void forward(DeviceArray data, long re, long im, int coils) {
        transform(data, re, im, coils, 0, phase);
    }

    private long imaginary(int coils) {
        return (long) coils * phase * frequency;
    }

    private void transform(DeviceArray data, long re, long im, int coils, int firstLine, int lines) {
        alongFrequency.lines(data, re, im, coils, phase, firstLine, lines, scale);
        alongPhase.columns(data, re, im, coils, frequency);
    }
}
