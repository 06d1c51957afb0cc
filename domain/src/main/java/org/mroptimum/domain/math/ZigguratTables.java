package org.mroptimum.domain.math;

/** The tables of {@link Ziggurat}, for those who draw the same numbers elsewhere. Every call gives a new copy. */
public final class ZigguratTables {
    /** Layers of equal area. */
    public static final int LAYERS = Ziggurat.LAYERS;

    private ZigguratTables() {}

    /** By layer, the odd numbers u of smaller size are accepted at once. */
    public static int[] inside() {
        return Ziggurat.INSIDE.clone();
    }

    /** By layer, {@code 2^-24 x_i sqrt(1/2)}, which times u is the number. */
    public static float[] width() {
        return Ziggurat.WIDTH.clone();
    }

    /** {@code x_i} for i = 0 .. {@value #LAYERS}; {@code x_1} is where the tail begins. */
    public static double[] edge() {
        return Ziggurat.EDGE.clone();
    }

    /** {@code f(x_i)} for i = 0 .. {@value #LAYERS}. */
    public static double[] height() {
        double[] height = new double[LAYERS + 1];
        for (int i = 0; i <= LAYERS; i++) {
            height[i] = Ziggurat.density(Ziggurat.EDGE[i]);
        }
        return height;
    }
}
