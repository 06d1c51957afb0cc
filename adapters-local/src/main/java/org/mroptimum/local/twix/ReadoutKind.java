package org.mroptimum.local.twix;

/** What a readout is for, decided by the evaluation-info mask of its measurement data header. */
enum ReadoutKind {
    IMAGE("image"),
    IMAGE_AND_CALIBRATION("image and calibration"),
    CALIBRATION("calibration"),
    NOISE("noise adjust"),
    PHASE_CORRECTION("phase correction"),
    FEEDBACK("feedback"),
    STABILISATION("phase stabilisation"),
    SYNCHRONISATION("synchronisation data"),
    END("end mark");

    static final long ACQEND = 1L;
    static final long RTFEEDBACK = 1L << 1;
    static final long HPFEEDBACK = 1L << 2;
    static final long SYNCDATA = 1L << 5;
    static final long REFPHASESTABSCAN = 1L << 14;
    static final long PHASESTABSCAN = 1L << 15;
    static final long PHASCOR = 1L << 21;
    static final long PATREFSCAN = 1L << 22;
    static final long PATREFANDIMASCAN = 1L << 23;
    static final long REFLECT = 1L << 24;
    static final long NOISEADJSCAN = 1L << 25;

    private final String words;

    ReadoutKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isImage() {
        return this == IMAGE || this == IMAGE_AND_CALIBRATION;
    }

    boolean isCalibration() {
        return this == CALIBRATION || this == IMAGE_AND_CALIBRATION;
    }

    /** The scaling hints in the mask (for example RAWDATACORRECTION) do not change what a readout is. */
    static ReadoutKind of(long mask) {
        if ((mask & ACQEND) != 0) {
            return END;
        }
        if ((mask & SYNCDATA) != 0) {
            return SYNCHRONISATION;
        }
        if ((mask & NOISEADJSCAN) != 0) {
            return NOISE;
        }
        if ((mask & PHASCOR) != 0) {
            return PHASE_CORRECTION;
        }
        if ((mask & (RTFEEDBACK | HPFEEDBACK)) != 0) {
            return FEEDBACK;
        }
        if ((mask & (REFPHASESTABSCAN | PHASESTABSCAN)) != 0) {
            return STABILISATION;
        }
        if ((mask & PATREFANDIMASCAN) != 0) {
            return IMAGE_AND_CALIBRATION;
        }
        return (mask & PATREFSCAN) != 0 ? CALIBRATION : IMAGE;
    }
}
