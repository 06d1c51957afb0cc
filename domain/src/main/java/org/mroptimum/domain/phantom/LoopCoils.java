package org.mroptimum.domain.phantom;

import java.util.stream.IntStream;

/**
 * Receive fields of circular loops on a cylinder around the object, by the law of Biot and Savart for straight segments of unit
 * current: sensitivity {@code Bx - i By} (Roemer 1990, doi:10.1002/mrm.1910160203) and the axial vector potential, from which the
 * noise of a conducting body follows.
 *
 * @param re real parts of the sensitivity {@code [coil][f + frequency * p]}
 * @param im imaginary parts
 * @param potential axial vector potential
 */
@SuppressWarnings("ArrayRecordComponent")
record LoopCoils(double[][] re, double[][] im, double[][] potential) {
    private static final double RADIUS = 1.25;
    private static final int SEGMENTS = 64;

    /** Fields in the plane {@code z}, not normalised; coils are computed in parallel. */
    static LoopCoils at(int frequency, int phase, int coils, int rings, double z) {
        LoopCoils fields = new LoopCoils(
                new double[coils][frequency * phase],
                new double[coils][frequency * phase],
                new double[coils][frequency * phase]);
        int each = (coils + rings - 1) / rings;
        double loop = 1.1 * Math.PI * RADIUS / each;
        IntStream.range(0, coils).parallel().forEach(c -> {
            int ring = c / each;
            double angle = 2 * Math.PI * (c % each + .5 * (ring % 2)) / each;
            double height = (ring - (rings - 1) / 2.0) * 1.6 * loop;
            for (int s = 0; s < SEGMENTS; s++) {
                fields.addSegment(c, frequency, phase, segment(angle, height, loop, s), z);
            }
        });
        return fields;
    }

    /** Position and direction times length of one segment. */
    private static double[] segment(double angle, double height, double loop, int s) {
        double t = 2 * Math.PI * (s + .5) / SEGMENTS;
        double along = loop * StrictMath.cos(t);
        double length = loop * 2 * Math.PI / SEGMENTS;
        return new double[] {
            RADIUS * StrictMath.cos(angle) - along * StrictMath.sin(angle),
            RADIUS * StrictMath.sin(angle) + along * StrictMath.cos(angle),
            height + loop * StrictMath.sin(t),
            length * StrictMath.sin(t) * StrictMath.sin(angle),
            -length * StrictMath.sin(t) * StrictMath.cos(angle),
            length * StrictMath.cos(t)
        };
    }

    private void addSegment(int coil, int frequency, int phase, double[] segment, double z) {
        double[] real = re[coil];
        double[] imaginary = im[coil];
        double[] axial = potential[coil];
        double rz = z - segment[2];
        for (int p = 0; p < phase; p++) {
            double ry = PhantomObject.coordinate(p, phase) - segment[1];
            for (int f = 0; f < frequency; f++) {
                double rx = PhantomObject.coordinate(f, frequency) - segment[0];
                double inverse = 1 / Math.sqrt(rx * rx + ry * ry + rz * rz + 1e-4);
                double cube = inverse * inverse * inverse;
                int i = f + frequency * p;
                real[i] += (segment[4] * rz - segment[5] * ry) * cube;
                imaginary[i] -= (segment[5] * rx - segment[3] * rz) * cube;
                axial[i] += segment[5] * inverse;
            }
        }
    }
}
