package org.mroptimum.domain.job;

/** What can be wrong with raw data (MRO-2xxx). */
public enum RawDataError implements ErrorCode {
    UNKNOWN_FORMAT("MRO-2001", "the raw data format is not recognised"),
    UNSUPPORTED_VENDOR("MRO-2002", "the vendor format is not supported"),
    TRUNCATED("MRO-2003", "the file is truncated"),
    NO_IMAGE_DATA("MRO-2004", "the file holds no image readouts"),
    DAMAGED("MRO-2005", "the file is damaged"),
    NOT_CARTESIAN("MRO-2006", "the trajectory is not Cartesian"),
    SEVERAL_ENCODINGS("MRO-2007", "the file holds several encodings"),
    NO_NOISE_DATA("MRO-2008", "the file holds no noise data"),
    INCONSISTENT("MRO-2009", "the readouts do not fit together"),
    WRONG_ARRAY("MRO-2010", "the array has the wrong shape or type"),
    THREE_DIMENSIONAL("MRO-2011", "the acquisition is three-dimensional"),
    WRONG_MASK_IMAGE("MRO-2012", "an uploaded image cannot be used");

    private final String id;
    private final String title;

    RawDataError(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
