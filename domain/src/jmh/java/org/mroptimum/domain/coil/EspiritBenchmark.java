package org.mroptimum.domain.coil;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The parts of ESPIRiT on one slice. A simulated head with noise, whitened: how many kernels there are and how soon an
 * eigenvector converges depends on the data.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EspiritBenchmark {
    @Param("256")
    public int size;

    @Param({"16", "32"})
    public int coils;

    /** Width of the kernel. */
    @Param("6")
    public int k;

    /** Width of the calibration block. */
    @Param("24")
    public int r;

    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private MaskChoice.Espirit settings;
    private EspiritBlock block;
    private EspiritKernels kernels;
    private EspiritOperator operator;
    private DominantEigenvectors eigenvectors;
    private KSpace maps;
    private float[] eigenvalues;

    @Setup
    public void prepare() {
        workers = new Workers(threads, () -> false);
        PhantomScan scan = new PhantomScan(PhantomSpec.of(size, size, coils));
        KSpace data = scan.signal(0);
        new Whitening(scan.covariance(), List.of()).apply(data);
        settings = new MaskChoice.Espirit(k, r, MaskChoice.Espirit.DEFAULT.threshold(), .9);
        block = EspiritBlock.cut(data, KSpaceWindow.whole(data), settings);
        kernels = calibration();
        operator = operator();
        eigenvectors = new DominantEigenvectors(size, coils, workers);
        maps = new KSpace(size, size, coils);
        eigenvalues = new float[size * size];
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** Gram matrix of the calibration matrix and its eigenvectors. */
    @Benchmark
    public EspiritKernels calibration() {
        return new EspiritKernels(block, settings.threshold(), workers);
    }

    /** Gram matrices of the kernels on the small grid. */
    @Benchmark
    public EspiritOperator operator() {
        return new EspiritOperator(kernels, k, size, size, coils, workers);
    }

    /** Interpolated matrix, eigenvalue and eigenvector of every pixel. */
    @Benchmark
    public KSpace eigenvectors() {
        eigenvectors.find(operator, 1, maps, eigenvalues);
        return maps;
    }
}
