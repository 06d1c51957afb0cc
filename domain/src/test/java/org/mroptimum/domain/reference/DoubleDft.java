package org.mroptimum.domain.reference;

/** Centred unitary DFT by its definition, one axis after the other; {@code n^2} operations a line, any size. */
final class DoubleDft {

    private DoubleDft() {}

    /** {@code sign} +1 goes from k-space to the image, -1 back. */
    static DoubleSlice transform(DoubleSlice data, int sign) {
        DoubleSlice rows = DoubleSlice.zeros(data.frequency(), data.phase(), data.coils());
        DoubleSlice out = DoubleSlice.zeros(data.frequency(), data.phase(), data.coils());
        for (int c = 0; c < data.coils(); c++) {
            for (int p = 0; p < data.phase(); p++) {
                line(data, rows, c, p * data.frequency(), 1, data.frequency(), sign);
            }
            for (int f = 0; f < data.frequency(); f++) {
                line(rows, out, c, f, data.frequency(), data.phase(), sign);
            }
        }
        return out;
    }

    private static void line(DoubleSlice from, DoubleSlice to, int coil, int start, int stride, int n, int sign) {
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int j = 0; j < n; j++) {
            cos[j] = Math.cos(2 * Math.PI * j / n) / Math.sqrt(n);
            sin[j] = sign * Math.sin(2 * Math.PI * j / n) / Math.sqrt(n);
        }
        for (int m = 0; m < n; m++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int k = 0; k < n; k++) {
                int j = Math.floorMod((k - n / 2) * (m - n / 2), n);
                double re = from.re()[coil][start + k * stride];
                double im = from.im()[coil][start + k * stride];
                sumRe += re * cos[j] - im * sin[j];
                sumIm += re * sin[j] + im * cos[j];
            }
            to.re()[coil][start + m * stride] = sumRe;
            to.im()[coil][start + m * stride] = sumIm;
        }
    }
}
