package org.mroptimum.local.twix;

import org.mroptimum.domain.kspace.Vector3;

/** Position (mm, LPS) and orientation of a slice as its readouts carry them. */
record SlicePose(Vector3 position, SliceOrientation orientation) {

    /** Whether all numbers are finite and the axes are unit vectors; damaged headers and some simulators fail this. */
    boolean usable() {
        return Double.isFinite(position.length())
                && Math.abs(orientation.normal().length() - 1) < 0.01
                && Math.abs(orientation.read().length() - 1) < 0.01;
    }
}
