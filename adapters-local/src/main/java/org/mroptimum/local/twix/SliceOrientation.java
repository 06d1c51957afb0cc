package org.mroptimum.local.twix;

import org.mroptimum.domain.kspace.Vector3;

/**
 * Unit vectors of a slice in patient coordinates (LPS; Siemens' sagittal, coronal and transversal components): read, phase and
 * normal with {@code read = normal x phase}.
 */
record SliceOrientation(Vector3 read, Vector3 phase, Vector3 normal) {
    private static final double EQUAL = 1e-6;

    /**
     * From the protocol's slice normal and in-plane rotation. Without rotation the phase axis lies in the coordinate plane that
     * the main orientation of the slice prescribes; the rotation turns phase and read about the normal.
     *
     * @param rotation in radians
     */
    static SliceOrientation ofNormal(Vector3 n, double rotation) {
        Vector3 normal = n.times(1 / n.length());
        Vector3 phase = unrotatedPhase(normal);
        Vector3 read = normal.cross(phase);
        Vector3 turned = phase.times(StrictMath.cos(rotation)).plus(read.times(-StrictMath.sin(rotation)));
        return new SliceOrientation(normal.cross(turned), turned, normal);
    }

    /** From the rotation quaternion of a readout header, whose matrix has the columns phase, read, normal. */
    static SliceOrientation ofQuaternion(double w, double x, double y, double z) {
        Vector3 phase = new Vector3(1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y));
        Vector3 read = new Vector3(2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x));
        Vector3 normal = new Vector3(2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y));
        return new SliceOrientation(read, phase, normal);
    }

    private static Vector3 unrotatedPhase(Vector3 n) {
        double sagittal = Math.abs(n.x());
        double coronal = Math.abs(n.y());
        double transversal = Math.abs(n.z());
        if (transversal >= Math.max(sagittal, coronal) - EQUAL) {
            double s = 1 / StrictMath.hypot(n.y(), n.z());
            return new Vector3(0, n.z() * s, -n.y() * s);
        }
        double s = 1 / StrictMath.hypot(n.x(), n.y());
        return coronal >= sagittal - EQUAL
                ? new Vector3(n.y() * s, -n.x() * s, 0)
                : new Vector3(-n.y() * s, n.x() * s, 0);
    }
}
