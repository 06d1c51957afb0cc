package org.mroptimum.local.twix;

import org.mroptimum.domain.kspace.Vector3;

/**
 * One slice of the protocol's slice array.
 *
 * @param position centre, mm, LPS
 * @param orientation axes from normal and in-plane rotation
 * @param thickness mm
 * @param phaseFov mm, without phase oversampling
 * @param readFov mm
 */
record HeaderSlice(Vector3 position, SliceOrientation orientation, double thickness, double phaseFov, double readFov) {}
