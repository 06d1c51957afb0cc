package org.mroptimum.local.result;

import org.mroptimum.domain.kspace.Vector3;

/** The unit quaternion {@code (a, b, c, d)} of a rotation, with {@code a >= 0}, so that NIfTI needs to keep b, c, d only. */
final class Quaternion {

    private Quaternion() {}

    /** Components b, c, d of the rotation whose matrix has these columns. */
    static double[] of(Vector3 x, Vector3 y, Vector3 z) {
        // squares of the components, up to the factor 4; the largest is the safe one to divide by
        double[] square = {
            1 + x.x() + y.y() + z.z(), 1 + x.x() - y.y() - z.z(), 1 - x.x() + y.y() - z.z(), 1 - x.x() - y.y() + z.z()
        };
        double[][] products = {
            {square[0], y.z() - z.y(), z.x() - x.z(), x.y() - y.x()},
            {y.z() - z.y(), square[1], y.x() + x.y(), z.x() + x.z()},
            {z.x() - x.z(), y.x() + x.y(), square[2], z.y() + y.z()},
            {x.y() - y.x(), z.x() + x.z(), z.y() + y.z(), square[3]}
        };
        int largest = 0;
        for (int i = 1; i < square.length; i++) {
            if (square[i] > square[largest]) {
                largest = i;
            }
        }
        double[] row = products[largest];
        double length = Math.sqrt(row[0] * row[0] + row[1] * row[1] + row[2] * row[2] + row[3] * row[3]);
        double sign = row[0] < 0 ? -1 : 1;
        return new double[] {sign * row[1] / length, sign * row[2] / length, sign * row[3] / length};
    }
}
