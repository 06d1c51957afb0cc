package org.mroptimum.domain.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.NoiseBandwidth;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.NoiseStatistics;
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

/** Whitening of one slice, and statistics and bandwidth of 65536 noise samples a channel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NoiseBenchmark {
    private static final int SAMPLES = 512;
    private static final int READOUTS = 128;

    @Param("32")
    public int coils;

    @Param({"1", "2"})
    public int threads;

    private KSpace slice;
    private KSpace readout;
    private Whitening whitening;
    private Workers workers;
    private NoiseStatistics statistics;
    private NoiseBandwidth bandwidth;

    @Setup
    public void fill() {
        slice = Noise.slice(256, 256, coils);
        readout = Noise.slice(SAMPLES, 1, coils);
        whitening = new Whitening(NoiseCovariance.identity(coils), List.of());
        workers = new Workers(threads, () -> false);
        statistics = new NoiseStatistics(coils, workers);
        bandwidth = new NoiseBandwidth(coils, workers);
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public KSpace whitening() {
        int lines = 16;
        int part = lines * slice.frequency();
        workers.each(slice.phase() / lines, (i, worker) -> whitening.apply(slice, i * part, (i + 1) * part));
        return slice;
    }

    @Benchmark
    public NoiseStatistics statistics() {
        for (int r = 0; r < READOUTS; r++) {
            statistics.readout(readout.re(), readout.im(), SAMPLES);
        }
        return statistics;
    }

    @Benchmark
    public NoiseBandwidth bandwidth() {
        for (int r = 0; r < READOUTS; r++) {
            bandwidth.readout(readout.re(), readout.im(), SAMPLES);
        }
        return bandwidth;
    }
}
