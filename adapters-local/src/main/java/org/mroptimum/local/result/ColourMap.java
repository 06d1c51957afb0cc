package org.mroptimum.local.result;

/**
 * Colours for values from 0 to 1, from near black over violet, magenta and orange to pale yellow. Lightness rises in equal steps
 * as the eye sees them, so that equal differences look equal and the map survives a black-and-white printer. Hue and chroma are
 * chosen in the OKLab space: B. Ottosson, "A perceptual color space for image processing", 2020,
 * https://bottosson.github.io/posts/oklab/
 */
final class ColourMap {
    private static final int STEPS = 512;
    private static final double DARKEST = 0.13;
    private static final double LIGHTEST = 0.96;
    private static final double FIRST_HUE = 275;
    private static final double LAST_HUE = 465;
    /** As much as every screen can show on the whole way. */
    private static final double CHROMA = 0.18;

    private static final int[] TABLE = table();

    private ColourMap() {}

    /** Colour 0xRRGGBB; values outside 0 to 1 take the end colours. */
    static int rgb(double value) {
        int step = (int) Math.round(value * (STEPS - 1));
        return TABLE[Math.max(0, Math.min(STEPS - 1, step))];
    }

    private static int[] table() {
        int[] table = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double t = i / (STEPS - 1.0);
            double lightness = DARKEST + t * (LIGHTEST - DARKEST);
            double hue = Math.toRadians(FIRST_HUE + t * (LAST_HUE - FIRST_HUE));
            double chroma = CHROMA * StrictMath.pow(StrictMath.sin(Math.PI * (0.08 + 0.84 * t)), 0.8);
            double[] rgb = linear(lightness, chroma, hue);
            table[i] = gamma(rgb[0]) << 16 | gamma(rgb[1]) << 8 | gamma(rgb[2]);
        }
        return table;
    }

    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * StrictMath.cos(hue);
        double b = chroma * StrictMath.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    /** Transfer function of sRGB (IEC 61966-2-1). */
    private static int gamma(double linear) {
        double x = Math.max(0, Math.min(1, linear));
        double y = x <= 0.0031308 ? 12.92 * x : 1.055 * StrictMath.pow(x, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * y);
    }
}
