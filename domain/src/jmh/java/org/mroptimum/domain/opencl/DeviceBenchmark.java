package org.mroptimum.domain.opencl;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.Whitening;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The hot loops of one slice on a device, data being there, and the same in Java on all threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DeviceBenchmark {
    /** Samples that a thread whitens at a time. */
    private static final int SHARE = 2048;

    @Param("0")
    public int device;

    @Param("2")
    public int threads;

    @Param("256")
    public int size;

    @Param("32")
    public int coils;

    private Workers workers;
    private DeviceQueue queue;
    private KSpace data;
    private DeviceArray onDevice;
    private CentredFft2D[] ffts;
    private DeviceFft deviceFft;
    private Whitening whitening;
    private DeviceWhitening deviceWhitening;
    private DeviceNoise deviceNoise;
    private final ReplicaNoise noise = new ReplicaNoise(1, 0);

    @Setup
    public void prepare() {
        workers = new Workers(threads, () -> false);
        queue = OpenClDevice.open(device).queue();
        data = new KSpace(size, size, coils);
        onDevice = queue.floats(2L * coils * size * size);
        ffts = new CentredFft2D[threads];
        for (int t = 0; t < threads; t++) {
            ffts[t] = new CentredFft2D(size, size);
        }
        deviceFft = new DeviceFft(queue, size, size);
        // The transforms are unitary and the whitening leaves white noise alone, so that numbers stay what they are.
        whitening = new Whitening(NoiseCovariance.identity(coils), List.of());
        deviceWhitening = new DeviceWhitening(queue, coils, whitening.re(), whitening.im());
        deviceNoise = new DeviceNoise(queue);
        javaNoise();
        upload();
    }

    @TearDown
    public void close() {
        queue.close();
        workers.close();
    }

    @Benchmark
    public void javaFft() {
        workers.each(coils, (c, t) -> ffts[t].inverse(data.re(c), data.im(c)));
    }

    @Benchmark
    public void deviceFft() {
        deviceFft.inverse(onDevice, coils);
        queue.finish();
    }

    @Benchmark
    public void javaWhitening() {
        int samples = size * size;
        workers.each(
                (samples + SHARE - 1) / SHARE,
                (part, t) -> whitening.apply(data, part * SHARE, Math.min(samples, (part + 1) * SHARE)));
    }

    @Benchmark
    public void deviceWhitening() {
        deviceWhitening.apply(onDevice, (long) size * size);
        queue.finish();
    }

    /** As many samples as the slice has, of as many replicas as there are coils. */
    @Benchmark
    public void javaNoise() {
        workers.each(coils, (c, t) -> noise.alongSamples(c, 0, size * size, data.re(c), data.im(c), 0));
    }

    @Benchmark
    public void deviceNoise() {
        deviceNoise.fill(noise, 0, size * size, 0, coils, onDevice);
        queue.finish();
    }

    /** K-space of all coils to the device. */
    @Benchmark
    public void upload() {
        for (int c = 0; c < coils; c++) {
            queue.write(onDevice, (long) c * data.size(), data.re(c), 0, data.size());
            queue.write(onDevice, (long) (coils + c) * data.size(), data.im(c), 0, data.size());
        }
    }

    /** And back. */
    @Benchmark
    public void download() {
        for (int c = 0; c < coils; c++) {
            queue.read(onDevice, (long) c * data.size(), data.re(c), 0, data.size());
            queue.read(onDevice, (long) (coils + c) * data.size(), data.im(c), 0, data.size());
        }
    }
}
