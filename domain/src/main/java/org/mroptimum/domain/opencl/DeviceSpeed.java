package org.mroptimum.domain.opencl;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.recon.DeviceFailure;

/**
 * How fast a device is at what jobs spend their time with: 32 channels of 256 x 256 samples.
 *
 * @param whitening bytes a second, each sample read and written once
 * @param transform bytes a second of the two-dimensional transform, each sample read and written once an axis
 * @param samples complex random numbers a second
 */
public record DeviceSpeed(double whitening, double transform, double samples) {
    private static final int SIZE = 256;
    private static final int COILS = 32;
    private static final int RUNS = 10;

    /**
     * Measures a device; the first run, in which kernels are translated, does not count.
     *
     * @param nanos a clock that only goes forward
     * @throws DeviceFailure when it does not work
     */
    public static DeviceSpeed measure(int index, LongSupplier nanos) {
        try (DeviceQueue queue = OpenClDevice.open(index).queue()) {
            long size = (long) SIZE * SIZE;
            DeviceArray data = queue.floats(2 * COILS * size);
            queue.clear(data);
            float[] unit = new float[COILS * COILS];
            for (int c = 0; c < COILS; c++) {
                unit[c * COILS + c] = 1;
            }
            DeviceWhitening whitening = new DeviceWhitening(queue, COILS, unit, new float[COILS * COILS]);
            DeviceFft fft = new DeviceFft(queue, SIZE, SIZE);
            DeviceNoise noise = new DeviceNoise(queue);
            ReplicaNoise slice = new ReplicaNoise(1, 0);
            double bytes = 2.0 * data.bytes();
            return new DeviceSpeed(
                    bytes / seconds(queue, nanos, () -> whitening.apply(data, size)),
                    2 * bytes / seconds(queue, nanos, () -> fft.inverse(data, COILS)),
                    COILS * size / seconds(queue, nanos, () -> noise.fill(slice, 0, SIZE * SIZE, 0, COILS, data)));
        }
    }

    /** What {@link #measure} finds, in words; why not, when the device does not work. */
    public static String told(int index, LongSupplier nanos) {
        try {
            DeviceSpeed speed = measure(index, nanos);
            return String.format(
                    Locale.ROOT,
                    "whitening of 32 channels %.1f GB/s, transform %.1f GB/s, %.0f million replica samples/s",
                    speed.whitening() / 1e9,
                    speed.transform() / 1e9,
                    speed.samples() / 1e6);
        } catch (DeviceFailure e) {
            return "does not work: " + e.getMessage();
        }
    }

    private static double seconds(DeviceQueue queue, LongSupplier nanos, Runnable work) {
        work.run();
        queue.finish();
        long start = nanos.getAsLong();
        for (int run = 0; run < RUNS; run++) {
            work.run();
        }
        queue.finish();
        return (nanos.getAsLong() - start) * 1e-9 / RUNS;
    }
}
