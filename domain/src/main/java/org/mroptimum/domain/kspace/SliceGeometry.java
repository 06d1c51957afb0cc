package org.mroptimum.domain.kspace;

/**
 * Where a slice lies in the patient coordinate system (DICOM LPS: x to the left, y to the back, z to the head).
 *
 * @param centre slice centre, mm
 * @param read unit vector along increasing frequency index of the image
 * @param phase unit vector along increasing phase index of the image
 * @param normal unit vector of the slice normal; slices are ordered along it
 * @param readFov field of view along readout after oversampling removal, mm
 * @param phaseFov field of view along phase encoding, mm
 * @param thickness slice thickness, mm
 */
public record SliceGeometry(
        Vector3 centre,
        Vector3 read,
        Vector3 phase,
        Vector3 normal,
        double readFov,
        double phaseFov,
        double thickness) {

    /** A transversal slice at the isocentre whose pixels measure 1 mm. */
    public static SliceGeometry unknown(int frequency, int phase) {
        return new SliceGeometry(
                new Vector3(0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                frequency,
                phase,
                1);
    }
}
