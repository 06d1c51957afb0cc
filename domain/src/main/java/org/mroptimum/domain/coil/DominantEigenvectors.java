package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;

/**
 * The dominant eigenpair of every pixel of an image. A row starts from the vectors of the row before, which are nearly right. The
 * image is cut into bands of a fixed number of rows that threads share; the first row of a band starts from nothing, so that the
 * result does not depend on who computes which band. Holds workspaces.
 */
final class DominantEigenvectors {
    /** Rows of a band. */
    private static final int ROWS = 16;

    /** Pixels of a block: long enough for vector instructions, short enough for the matrices of 32 coils to stay in the cache. */
    private static final int PIXELS = 64;

    /**
     * Part of a fixed vector that is mixed into the start: an eigenvector that was dominant in the row before and no longer is
     * would otherwise never be left.
     */
    private static final float FRESH = .02f;

    private final Workers workers;
    private final LanczosBlock[] solvers;
    private final int blocks;
    private final float[] freshRe;
    private final float[] freshIm;

    DominantEigenvectors(int frequency, int coils, Workers workers) {
        this.workers = workers;
        this.blocks = (frequency + PIXELS - 1) / PIXELS;
        this.solvers = new LanczosBlock[workers.threads()];
        for (int w = 0; w < solvers.length; w++) {
            solvers[w] = new LanczosBlock(coils, (frequency + blocks - 1) / blocks);
        }
        this.freshRe = new float[coils];
        this.freshIm = new float[coils];
        for (int c = 0; c < coils; c++) {
            // A phase that grows with the square of the index: unlike any coil array, and far from orthogonal to all.
            freshRe[c] = (float) (StrictMath.cos(2.4 * c * c) / Math.sqrt(coils));
            freshIm[c] = (float) (StrictMath.sin(2.4 * c * c) / Math.sqrt(coils));
        }
    }

    /**
     * Finds them.
     *
     * @param matrices one for each pixel
     * @param scale upper bound of the eigenvalues
     * @param vectors out: unit vectors, phase arbitrary
     * @param values out: eigenvalues, index {@code f + frequency * p}
     */
    void find(PixelMatrices matrices, double scale, KSpace vectors, float[] values) {
        workers.each((vectors.phase() + ROWS - 1) / ROWS, (band, worker) -> {
            PixelMatrices.Cursor cursor = matrices.cursor();
            for (int p = band * ROWS; p < Math.min(vectors.phase(), (band + 1) * ROWS); p++) {
                cursor.row(p);
                for (int b = 0; b < blocks; b++) {
                    int first = b * vectors.frequency() / blocks;
                    int count = (b + 1) * vectors.frequency() / blocks - first;
                    LanczosBlock solver = solvers[worker];
                    cursor.block(first, count, solver.matrixRe(), solver.matrixIm());
                    start(solver, vectors, p > band * ROWS, first + vectors.frequency() * p, count);
                    solver.solve(count, scale);
                    store(solver, vectors, values, first + vectors.frequency() * p, count);
                }
            }
        });
    }

    private void start(LanczosBlock solver, KSpace vectors, boolean warm, int at, int count) {
        for (int c = 0; c < vectors.coils(); c++) {
            float[] re = solver.re()[c];
            float[] im = solver.im()[c];
            Arrays.fill(re, 0, count, FRESH * freshRe[c]);
            Arrays.fill(im, 0, count, FRESH * freshIm[c]);
            for (int i = 0, from = at - vectors.frequency(); warm && i < count; i++) {
                re[i] += vectors.re(c)[from + i];
                im[i] += vectors.im(c)[from + i];
            }
        }
    }

    private static void store(LanczosBlock solver, KSpace vectors, float[] values, int at, int count) {
        for (int c = 0; c < vectors.coils(); c++) {
            System.arraycopy(solver.re()[c], 0, vectors.re(c), at, count);
            System.arraycopy(solver.im()[c], 0, vectors.im(c), at, count);
        }
        for (int i = 0; i < count; i++) {
            values[at + i] = (float) solver.value(i);
        }
    }
}
