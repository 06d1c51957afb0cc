package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
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

/** The parts of SENSE on one slice. Random sensitivities cost what smooth ones cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SenseBenchmark {
    private static final int REPLICAS = 20;

    @Param("256")
    public int size;

    @Param("32")
    public int coils;

    /** Along each axis. */
    @Param("2")
    public int acceleration;

    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private KSpace sampled;
    private KSpace maps;
    private boolean[] valid;
    private FoldedImages folded;
    private Unfolding unfolding;
    private SliceImage image;
    private ImageSpaceReplicas replicas;
    private ReplicaBatch batch;

    @Setup
    public void prepare() {
        workers = new Workers(threads, () -> false);
        SenseExample example = SenseExample.random(size, size, acceleration, acceleration, 0, coils, 1);
        AliasedGrid grid = AliasedGrid.of(example.lattice(), coils);
        sampled = example.sampled(example.full());
        folded = new FoldedImages(grid, coils, workers);
        folded.transform(sampled);
        Sense sense = example.sense(workers);
        sense.prepare(new SliceData(
                0, sampled.copy(), example.lattice(), example.full().copy(), KSpaceWindow.whole(example.full())));
        maps = sense.sensitivities().orElseThrow().copy();
        valid = new boolean[size * size];
        unfolding = new Unfolding(grid, workers);
        image = new SliceImage(grid.pixels(), true);
        unfoldingAndG();
        replicas = sense.replicas().orElseThrow();
        batch = new ReplicaBatch(size * size, REPLICAS);
        batch.start(0, REPLICAS);
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** Aliased images of all coils. */
    @Benchmark
    public KSpace aliasedImages() {
        folded.transform(sampled);
        return folded.images();
    }

    /** Weights, noise and g-factor of every pixel, and the image. */
    @Benchmark
    public SliceImage unfoldingAndG() {
        Arrays.fill(valid, true);
        unfolding.prepare(maps, valid, folded.images(), image);
        return image;
    }

    /** Another image with the same weights. */
    @Benchmark
    public SliceImage unfolding() {
        unfolding.unfold(maps, folded.images(), image);
        return image;
    }

    /** Twenty replicas, their random numbers included. */
    @Benchmark
    public ReplicaBatch twentyReplicas() {
        replicas.draw(new ReplicaNoise(1, 0), batch);
        return batch;
    }
}
