package org.mroptimum.domain.phantom;

/**
 * Objects of known signal in a field of view of [-1, 1] x [-1, 1]: a disc, and the Shepp-Logan head (Shepp and Logan 1974,
 * doi:10.1109/TNS.1974.6499235) with the higher contrast of Toft (1996).
 */
final class PhantomObject {
    /** Amplitude, half axes, centre, rotation in degrees. */
    private static final double[][] ELLIPSES = {
        {1, .69, .92, 0, 0, 0},
        {-.8, .6624, .8740, 0, -.0184, 0},
        {-.2, .11, .31, .22, 0, -18},
        {-.2, .16, .41, -.22, 0, 18},
        {.1, .21, .25, 0, .35, 0},
        {.1, .046, .046, 0, .1, 0},
        {.1, .046, .046, 0, -.1, 0},
        {.1, .046, .023, -.08, -.605, 0},
        {.1, .023, .023, 0, -.606, 0},
        {.1, .023, .046, .06, -.605, 0}
    };

    private PhantomObject() {}

    /** Signal at each pixel, index {@code f + frequency * p}. */
    static double[] image(PhantomSpec.Shape shape, int frequency, int phase) {
        double[] image = new double[frequency * phase];
        for (int p = 0; p < phase; p++) {
            for (int f = 0; f < frequency; f++) {
                double x = coordinate(f, frequency);
                double y = coordinate(p, phase);
                image[f + frequency * p] = shape == PhantomSpec.Shape.DISC ? disc(x, y) : head(x, y);
            }
        }
        return image;
    }

    /** Position of a pixel in the field of view; the centre pixel {@code n / 2} is at 0. */
    static double coordinate(int index, int n) {
        return (index - n / 2) / (n / 2.0);
    }

    private static double disc(double x, double y) {
        return x * x + y * y <= .8 * .8 ? 1 : 0;
    }

    private static double head(double x, double y) {
        double sum = 0;
        for (double[] e : ELLIPSES) {
            double cos = StrictMath.cos(Math.toRadians(e[5]));
            double sin = StrictMath.sin(Math.toRadians(e[5]));
            double u = ((x - e[3]) * cos + (y - e[4]) * sin) / e[1];
            double v = (-(x - e[3]) * sin + (y - e[4]) * cos) / e[2];
            sum += u * u + v * v <= 1 ? e[0] : 0;
        }
        return sum;
    }
}
