package org.mroptimum.local.synthetic;

import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/** The orientation of a slice as Siemens headers hold it: an in-plane rotation beside the normal, and a quaternion. */
final class SliceRotation {

    private SliceRotation() {}

    /** The angle (radians) from the phase axis that the main orientation prescribes to the slice's own, about the normal. */
    static double inPlane(SliceGeometry g) {
        Vector3 phase = prescribed(g.normal());
        Vector3 read = g.normal().cross(phase);
        return StrictMath.atan2(-g.phase().dot(read), g.phase().dot(phase));
    }

    /** The quaternion (w, x, y, z) of the rotation whose matrix has the columns phase, read, normal. */
    static double[] quaternion(SliceGeometry g) {
        Vector3 p = g.phase();
        Vector3 n = g.normal();
        Vector3 r = n.cross(p);
        // the largest component is found from the diagonal, so that no division is by a small number
        double[] squares = {
            1 + p.x() + r.y() + n.z(), 1 + p.x() - r.y() - n.z(), 1 - p.x() + r.y() - n.z(), 1 - p.x() - r.y() + n.z()
        };
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = squares[i] > squares[largest] ? i : largest;
        }
        double d = 2 * Math.sqrt(squares[largest]);
        double wx = (r.z() - n.y()) / d;
        double wy = (n.x() - p.z()) / d;
        double wz = (p.y() - r.x()) / d;
        double xy = (p.y() + r.x()) / d;
        double xz = (n.x() + p.z()) / d;
        double yz = (n.y() + r.z()) / d;
        return switch (largest) {
            case 0 -> new double[] {d / 4, wx, wy, wz};
            case 1 -> new double[] {wx, d / 4, xy, xz};
            case 2 -> new double[] {wy, xy, d / 4, yz};
            default -> new double[] {wz, xz, yz, d / 4};
        };
    }

    private static Vector3 prescribed(Vector3 n) {
        double x = Math.abs(n.x());
        double y = Math.abs(n.y());
        double z = Math.abs(n.z());
        Vector3 along = z >= x && z >= y ? new Vector3(1, 0, 0) : new Vector3(0, 0, 1);
        Vector3 across = n.cross(along);
        double sign = z >= x && z >= y ? 1 : y >= x ? 1 : -1;
        return across.times(sign / across.length());
    }
}
