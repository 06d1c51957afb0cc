package org.mroptimum.domain.kspace;

/** A point or direction in the patient coordinate system (DICOM LPS). */
public record Vector3(double x, double y, double z) {

    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vector3 cross(Vector3 o) {
        return new Vector3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    public Vector3 plus(Vector3 o) {
        return new Vector3(x + o.x, y + o.y, z + o.z);
    }

    public Vector3 times(double factor) {
        return new Vector3(factor * x, factor * y, factor * z);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }
}
