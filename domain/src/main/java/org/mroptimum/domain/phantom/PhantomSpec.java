package org.mroptimum.domain.phantom;

/**
 * What to simulate.
 *
 * @param frequency samples along readout
 * @param phase lines along phase encoding
 * @param coils receive loops around the object
 * @param slices slices along the cylinder axis, the middle one at its centre
 * @param object what lies in the scanner
 * @param peakSnr largest true SNR of a slice at the centre
 * @param seed stream of the random numbers
 * @param rings rows of loops along the axis
 * @param noiseLines readouts of the noise scan
 * @param oversampling readout oversampling that the image had removed and the noise scan still has; 1 or more
 * @param dwellRatio dwell time of the noise scan over that of the image, per acquired sample
 * @param sliceSpacing distance of slices along the axis; the field of view is 2 wide
 * @param sameCoilMaps whether all slices see the coil maps of the centre, which is much quicker; the signal still varies
 */
public record PhantomSpec(
        int frequency,
        int phase,
        int coils,
        int slices,
        Shape object,
        double peakSnr,
        long seed,
        int rings,
        int noiseLines,
        int oversampling,
        double dwellRatio,
        double sliceSpacing,
        boolean sameCoilMaps) {

    /** What lies in the scanner. */
    public enum Shape {
        /** The modified Shepp-Logan head of Toft. */
        SHEPP_LOGAN,
        /** A homogeneous disc of radius 0.8. */
        DISC
    }

    public PhantomSpec {
        if (frequency < 1 || phase < 1 || coils < 1 || slices < 1 || rings < 1 || noiseLines < 1 || oversampling < 1) {
            throw new IllegalArgumentException("a phantom needs at least one of everything");
        }
    }

    /** One slice of the Shepp-Logan head, peak SNR 100, noise sampled like the image. */
    public static PhantomSpec of(int frequency, int phase, int coils) {
        return new PhantomSpec(frequency, phase, coils, 1, Shape.SHEPP_LOGAN, 100, 1, 1, phase, 1, 1, 0.05, true);
    }

    /** Another number of slices. */
    public PhantomSpec withSlices(int number) {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                number,
                object,
                peakSnr,
                seed,
                rings,
                noiseLines,
                oversampling,
                dwellRatio,
                sliceSpacing,
                sameCoilMaps);
    }

    /** Another object. */
    public PhantomSpec withObject(Shape shape) {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                slices,
                shape,
                peakSnr,
                seed,
                rings,
                noiseLines,
                oversampling,
                dwellRatio,
                sliceSpacing,
                sameCoilMaps);
    }

    /** Another largest true SNR. */
    public PhantomSpec withPeakSnr(double value) {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                slices,
                object,
                value,
                seed,
                rings,
                noiseLines,
                oversampling,
                dwellRatio,
                sliceSpacing,
                sameCoilMaps);
    }

    /** Other random numbers. */
    public PhantomSpec withSeed(long value) {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                slices,
                object,
                peakSnr,
                value,
                rings,
                noiseLines,
                oversampling,
                dwellRatio,
                sliceSpacing,
                sameCoilMaps);
    }

    /** Another noise scan: number of readouts, oversampling kept in it, dwell time relative to the image. */
    public PhantomSpec withNoise(int lines, int readoutOversampling, double ratio) {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                slices,
                object,
                peakSnr,
                seed,
                rings,
                lines,
                readoutOversampling,
                ratio,
                sliceSpacing,
                sameCoilMaps);
    }

    /** Own coil maps for every slice: true to nature and slow. */
    public PhantomSpec withCoilMapsOfEachSlice() {
        return new PhantomSpec(
                frequency,
                phase,
                coils,
                slices,
                object,
                peakSnr,
                seed,
                rings,
                noiseLines,
                oversampling,
                dwellRatio,
                sliceSpacing,
                false);
    }

    /** Position of a slice along the axis. */
    double position(int slice) {
        return (slice - (slices - 1) / 2.0) * sliceSpacing;
    }
}
