package org.mroptimum.domain.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jtransforms.fft.FloatFFT_1D;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Images of all coils of one slice, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FftBenchmark {
    @Param({"256", "240", "250", "384"})
    public int size;

    @Param("32")
    public int coils;

    private KSpace data;
    private KSpace lines;
    private CentredFft2D fft;
    private FloatFFT_1D library;
    private float[] interleaved;

    @Setup
    public void fill() {
        data = Noise.slice(size, size, coils);
        lines = data.copy();
        fft = new CentredFft2D(size, size);
        library = new FloatFFT_1D(size);
        interleaved = new float[2 * size * size];
    }

    @Benchmark
    public KSpace inverse() {
        for (int c = 0; c < coils; c++) {
            fft.inverse(data.re(c), data.im(c));
        }
        return data;
    }

    /** As a calibration block: all other lines are zero. */
    @Benchmark
    public KSpace inverseOfTwentyFourLines() {
        int first = (size / 2 - 12) * size;
        for (int c = 0; c < coils; c++) {
            Arrays.fill(data.re(c), 0);
            Arrays.fill(data.im(c), 0);
            System.arraycopy(lines.re(c), first, data.re(c), first, 24 * size);
            System.arraycopy(lines.im(c), first, data.im(c), first, 24 * size);
            fft.inverse(data.re(c), data.im(c), size / 2 - 12, 24);
        }
        return data;
    }

    /** The library's transforms of as many lines, without the shifts, copies and transpositions that a 2-D transform needs. */
    @Benchmark
    public float[] linesOfTheLibrary() {
        for (int c = 0; c < coils; c++) {
            for (int line = 0; line < 2 * size; line++) {
                library.complexInverse(interleaved, line % size * 2 * size, false);
            }
        }
        return interleaved;
    }
}
