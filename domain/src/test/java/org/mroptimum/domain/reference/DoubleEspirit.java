package org.mroptimum.domain.reference;

import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * ESPIRiT (Uecker 2014, doi:10.1002/mrm.24751): eigenvectors of the projection on the signal space of the calibration block,
 * taken to the image.
 *
 * <p>The projection {@code P} keeps right singular vectors of the calibration matrix (one row a window of {@code kernel x kernel}
 * samples of all coils) with singular values of at least {@code threshold} times the largest. The matrix of pixel {@code r} is
 * {@code A_cd = sum over window samples a, b of P_ac,bd exp(2 pi i r (a - b) / n) / kernel^2}, which has eigenvalue 1 for
 * sensitivities that the signal space explains in full.
 *
 * @param eigenvalues the largest eigenvalue of each pixel
 * @param maps its eigenvector, of norm 1, its phase arbitrary
 */
@SuppressWarnings("ArrayRecordComponent")
public record DoubleEspirit(double[] eigenvalues, DoubleSlice maps) {

    /**
     * Maps and eigenvalues of every pixel.
     *
     * @param whitened k-space
     * @param kernel window length on each axis
     * @param block calibration block
     * @param threshold part of the largest singular value
     */
    public static DoubleEspirit of(DoubleSlice whitened, int kernel, KSpaceWindow block, double threshold) {
        DoubleMatrix projection = projection(gram(whitened, kernel, block), threshold);
        DoubleEspirit out = new DoubleEspirit(
                new double[whitened.size()],
                DoubleSlice.zeros(whitened.frequency(), whitened.phase(), whitened.coils()));
        for (int i = 0; i < whitened.size(); i++) {
            double turnsF = (double) (i % whitened.frequency() - whitened.frequency() / 2) / whitened.frequency();
            double turnsP = (double) (i / whitened.frequency() - whitened.phase() / 2) / whitened.phase();
            DoubleEigen eigen = DoubleEigen.of(atPixel(projection, kernel, whitened.coils(), turnsF, turnsP));
            int first = eigen.largest();
            out.eigenvalues[i] = eigen.values()[first];
            for (int c = 0; c < whitened.coils(); c++) {
                out.maps.re()[c][i] = eigen.vectors().re()[c][first];
                out.maps.im()[c][i] = eigen.vectors().im()[c][first];
            }
        }
        return out;
    }

    /** {@code B^T conj(B)} of the calibration matrix {@code B}; index {@code (a * kernel + b) * coils + c} in a window. */
    private static DoubleMatrix gram(DoubleSlice data, int kernel, KSpaceWindow block) {
        int n = kernel * kernel * data.coils();
        int windowsF = block.frequency() - kernel + 1;
        int windowsP = block.phase() - kernel + 1;
        DoubleMatrix columns = DoubleMatrix.zeros(n, windowsF * windowsP);
        for (int w = 0; w < windowsF * windowsP; w++) {
            for (int i = 0; i < n; i++) {
                int f = block.firstFrequency() + w % windowsF + i / data.coils() / kernel;
                int p = block.firstPhase() + w / windowsF + i / data.coils() % kernel;
                columns.re()[i][w] = data.re()[i % data.coils()][f + data.frequency() * p];
                columns.im()[i][w] = data.im()[i % data.coils()][f + data.frequency() * p];
            }
        }
        return columns.times(columns.adjoint());
    }

    private static DoubleMatrix projection(DoubleMatrix gram, double threshold) {
        DoubleEigen eigen = DoubleEigen.of(gram);
        double limit = threshold * threshold * eigen.values()[eigen.largest()];
        DoubleMatrix kept = DoubleMatrix.zeros(gram.rows(), gram.rows());
        for (int j = 0; j < gram.rows(); j++) {
            for (int i = 0; i < gram.rows() && eigen.values()[j] >= limit; i++) {
                kept.re()[i][j] = eigen.vectors().re()[i][j];
                kept.im()[i][j] = eigen.vectors().im()[i][j];
            }
        }
        return kept.times(kept.adjoint());
    }

    private static DoubleMatrix atPixel(DoubleMatrix projection, int kernel, int coils, double turnsF, double turnsP) {
        // exp(2 pi i r a) as one column for each coil: A = E^T P conj(E), without building E.
        DoubleMatrix shifted = DoubleMatrix.zeros(coils, projection.columns());
        for (int i = 0; i < projection.rows(); i++) {
            double angle = angle(i / coils, kernel, turnsF, turnsP);
            addTurned(shifted.re()[i % coils], shifted.im()[i % coils], projection, i, angle);
        }
        DoubleMatrix out = DoubleMatrix.zeros(coils, coils);
        for (int j = 0; j < projection.columns(); j++) {
            double angle = -angle(j / coils, kernel, turnsF, turnsP);
            double cos = Math.cos(angle) / kernel / kernel;
            double sin = Math.sin(angle) / kernel / kernel;
            for (int c = 0; c < coils; c++) {
                out.re()[c][j % coils] += shifted.re()[c][j] * cos - shifted.im()[c][j] * sin;
                out.im()[c][j % coils] += shifted.re()[c][j] * sin + shifted.im()[c][j] * cos;
            }
        }
        return out;
    }

    /** Of one window sample, numbered along phase first. */
    private static double angle(int sample, int kernel, double turnsF, double turnsP) {
        int f = sample / kernel;
        int p = sample % kernel;
        return 2 * Math.PI * (f * turnsF + p * turnsP);
    }

    private static void addTurned(double[] re, double[] im, DoubleMatrix from, int row, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int j = 0; j < re.length; j++) {
            re[j] += from.re()[row][j] * cos - from.im()[row][j] * sin;
            im[j] += from.re()[row][j] * sin + from.im()[row][j] * cos;
        }
    }
}
