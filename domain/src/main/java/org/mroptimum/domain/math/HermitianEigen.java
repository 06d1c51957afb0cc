package org.mroptimum.domain.math;

import java.util.stream.IntStream;

/**
 * The largest eigenvalues of a dense complex Hermitian matrix with their eigenvectors, double precision. Made for some hundred
 * rows; the work grows with {@code n^3}. Same bytes for any number of threads.
 *
 * @param values largest first
 * @param re real parts of the orthonormal eigenvectors {@code [component][vector]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record HermitianEigen(double[] values, double[][] re, double[][] im) {
    /** Vectors transformed back together. */
    private static final int CHUNK = 32;

    /**
     * Decomposes.
     *
     * @param re real parts {@code [row][column]}, both triangles filled; overwritten
     * @param im imaginary parts; overwritten
     * @param part eigenvalues from this part of the largest on are kept, at least the largest
     * @param workers threads that share the rows
     */
    public static HermitianEigen above(double part, double[][] re, double[][] im, Workers workers) {
        int n = re.length;
        HermitianTridiagonal reduced = new HermitianTridiagonal(re, im, workers);
        TridiagonalQl ql =
                new TridiagonalQl(reduced.diagonal().clone(), reduced.beside().clone(), workers);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(ql.values()[b], ql.values()[a]))
                .mapToInt(i -> i)
                .toArray();
        double limit = part * ql.values()[order[0]];
        int kept = 1;
        while (kept < n && ql.values()[order[kept]] >= limit) {
            kept++;
        }
        double[] values = new double[kept];
        double[][] vr = new double[n][kept];
        double[][] vi = new double[n][kept];
        for (int k = 0; k < kept; k++) {
            values[k] = ql.values()[order[k]];
        }
        int all = kept;
        workers.each((kept + CHUNK - 1) / CHUNK, (chunk, worker) -> {
            int first = chunk * CHUNK;
            int count = Math.min(all - first, CHUNK);
            // Arrays of its own: threads that write to the same cache lines wait for each other.
            double[][] zr = new double[n][count];
            double[][] zi = new double[n][count];
            for (int k = 0; k < count; k++) {
                ql.copyVector(order[first + k], zr, k);
            }
            reduced.toOriginal(zr, zi);
            for (int i = 0; i < n; i++) {
                System.arraycopy(zr[i], 0, vr[i], first, count);
                System.arraycopy(zi[i], 0, vi[i], first, count);
            }
        });
        return new HermitianEigen(values, vr, vi);
    }
}
