package org.mroptimum.domain.math;

/**
 * Normal numbers of variance 1/2 from 32 random bits each: the ziggurat of Marsaglia and Tsang (2000,
 * doi:10.18637/jss.v005.i08) with 256 layers of equal area under {@code f(x) = exp(-x^2 / 2)}, {@code x_0 > x_1 = r > .. > x_256
 * = 0}. Unlike in that paper, layer, sign and size come from separate bits (Doornik 2005).
 *
 * <p>Of a half word {@code h}, {@code i = h & 255} is the layer and {@code u = 2 (h >> 8) + 1} (arithmetic shift) an odd number
 * between -2^24 and 2^24, so that float holds it exactly. With {@code x = u 2^-24 x_i}:
 *
 * <ol>
 *   <li>{@code |u| < floor(2^24 x_(i+1) / x_i)}: the result is {@code x}. This happens 993 times in 1000.
 *   <li>Otherwise attempt {@code a = 1, 2, ..} takes the word {@code v_a = child(word, 2 a + part)}, its high and low halves as
 *       uniform numbers {@code U, V = (half + 1/2) 2^-32}.
 *   <li>Layer above 0: the result is {@code x} when {@code f(x_i) + U (f(x_(i+1)) - f(x_i)) < f(x)}; else the low half of
 *       {@code v_a} is the next {@code h}, tried from step 1 on.
 *   <li>Layer 0 is the tail: {@code t = -ln U / r}, and the result is {@code r + t} with the sign of {@code u} when
 *       {@code -2 ln V > t^2}; else the next attempt of this step.
 * </ol>
 *
 * The result times sqrt(1/2), in single precision, is the number. Steps 2 to 4 and the tables use {@link StrictMath}, so that
 * every machine gives the same bits.
 */
final class Ziggurat {
    static final int LAYERS = 256;

    private static final double START = 3.654152885361009;
    private static final double AREA = 0.004928673233974658;
    private static final double UNIT = 0x1p-24;
    private static final double HALF = StrictMath.sqrt(.5);

    static final double[] EDGE = edges();
    static final int[] INSIDE = new int[LAYERS];
    static final float[] WIDTH = new float[LAYERS];

    static {
        for (int i = 0; i < LAYERS; i++) {
            INSIDE[i] = (int) (EDGE[i + 1] / EDGE[i] / UNIT);
            WIDTH[i] = (float) (EDGE[i] * UNIT * HALF);
        }
    }

    private Ziggurat() {}

    private static double[] edges() {
        double[] x = new double[LAYERS + 1];
        x[0] = AREA / density(START);
        x[1] = START;
        for (int i = 2; i < LAYERS; i++) {
            x[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / x[i - 1] + density(x[i - 1])));
        }
        return x;
    }

    /**
     * One part of a complex number.
     *
     * @param word 64 random bits
     * @param part 0 takes the low half, 1 the high half
     */
    static float normal(long word, int part) {
        int half = (int) (word >>> (32 * part));
        int layer = half & (LAYERS - 1);
        int u = 2 * (half >> 8) + 1;
        return Math.abs(u) < INSIDE[layer] ? u * WIDTH[layer] : atTheEdge(word, part, half);
    }

    private static float atTheEdge(long word, int part, int first) {
        int half = first;
        for (int attempt = 1; ; attempt++) {
            int layer = half & (LAYERS - 1);
            int u = 2 * (half >> 8) + 1;
            if (Math.abs(u) < INSIDE[layer]) {
                return u * WIDTH[layer];
            }
            if (layer == 0) {
                return (float) (HALF * Math.signum((float) u) * tail(word, part, attempt));
            }
            long fresh = SplitMix.child(word, 2L * attempt + part);
            double low = density(EDGE[layer]);
            double height = low + uniform(fresh >>> 32) * (density(EDGE[layer + 1]) - low);
            if (height < density(u * UNIT * EDGE[layer])) {
                return u * WIDTH[layer];
            }
            half = (int) fresh;
        }
    }

    private static double tail(long word, int part, int first) {
        for (int attempt = first; ; attempt++) {
            long fresh = SplitMix.child(word, 2L * attempt + part);
            double beyond = -StrictMath.log(uniform(fresh >>> 32)) / START;
            if (-2 * StrictMath.log(uniform(fresh & 0xFFFFFFFFL)) > beyond * beyond) {
                return START + beyond;
            }
        }
    }

    private static double uniform(long half) {
        return (half + .5) * 0x1p-32;
    }

    static double density(double x) {
        return StrictMath.exp(-x * x / 2);
    }
}
