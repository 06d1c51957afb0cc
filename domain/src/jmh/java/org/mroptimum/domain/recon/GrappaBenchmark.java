package org.mroptimum.domain.recon;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The parts of GRAPPA on one slice: 24 calibration lines, 5 taps along readout and 4 lines, accelerated along phase encoding. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GrappaBenchmark {
    private static final int CALIBRATION_LINES = 24;
    private static final int REPLICAS = 20;

    @Param("256")
    public int size;

    @Param("32")
    public int coils;

    @Param("2")
    public int acceleration;

    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private SliceData data;
    private GrappaSlice slice;
    private SliceImage image;
    private SliceImage clean;
    private boolean[] valid;
    private float[] g;
    private float[] noise;
    private ReplicaBatch batch;

    @Setup
    public void prepare() {
        workers = new Workers(threads, () -> false);
        SamplingLattice lattice = GrappaScans.lattice(size, size, 1, acceleration, 0);
        data = GrappaScans.slice(
                GrappaScans.sampled(lattice, coils),
                lattice,
                GrappaScans.object(size, size, coils),
                AxisPair.of(size, CALIBRATION_LINES));
        slice = new GrappaSlice(lattice, GrappaKernel.of(lattice, 5, 4), coils, new JavaKernels(), workers);
        fit();
        slice.stages().load(data.sampled());
        Grappa whole = new Grappa(AxisPair.of(5, 4), size, size, coils, Optional.empty(), new JavaKernels(), workers);
        whole.prepare(data);
        clean = whole.clean();
        image = new SliceImage(size * size, false);
        slice.stages().prepare(Optional.empty(), image);
        valid = whole.valid();
        g = new float[size * size];
        noise = new float[size * size];
        batch = new ReplicaBatch(size * size, REPLICAS);
        batch.start(0, REPLICAS);
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** Weights of all channels from the calibration lines. */
    @Benchmark
    public GrappaSlice fit() {
        slice.fit(0, data.reference(), data.window());
        return slice;
    }

    /** An image with fitted weights: missing samples of all channels, transform and combination. */
    @Benchmark
    public SliceImage fillingAndTransform() {
        slice.stages().load(data.sampled());
        slice.stages().prepare(Optional.empty(), image);
        return image;
    }

    /** Weights in image space at every pixel, noise and g-factor. */
    @Benchmark
    public float[] imageSpaceWeightsAndG() {
        slice.stages().noise(g, noise);
        return g;
    }

    /** Twenty replicas in image space, their random numbers included. */
    @Benchmark
    public ReplicaBatch twentyReplicas() {
        slice.stages().replicas(clean, valid).orElseThrow().draw(new ReplicaNoise(1, 0), batch);
        return batch;
    }
}
