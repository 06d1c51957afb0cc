package org.mroptimum.domain.job;

/** What can be wrong with a job request (MRO-1xxx). */
public enum RequestError implements ErrorCode {
    NOT_JSON("MRO-1001", "the request is not readable JSON"),
    MISSING_FIELD("MRO-1002", "a required field is missing"),
    WRONG_TYPE("MRO-1003", "a field has the wrong type"),
    UNSUPPORTED_VERSION("MRO-1004", "the request version is not supported"),
    UNSUPPORTED_ACQUISITION("MRO-1005", "the acquisition is not two-dimensional"),
    UNKNOWN_METHOD("MRO-1006", "the SNR method is unknown"),
    UNKNOWN_RECONSTRUCTION("MRO-1007", "the reconstruction is unknown"),
    UNKNOWN_MASK("MRO-1008", "the mask method is unknown"),
    VALUE_OUT_OF_RANGE("MRO-1009", "a value is out of range"),
    UNKNOWN_FILE_TYPE("MRO-1010", "the file reference type is unknown"),
    MISPLACED_FIELD("MRO-1011", "a field is in the wrong place"),
    IN_PROCESS_ONLY("MRO-1012", "the option works in process only"),
    JOB_REFERENCE("MRO-1013", "the document points to a request instead of being one"),
    UNKNOWN_SENSITIVITY("MRO-1015", "the sensitivity method is unknown"),
    FOREIGN_FILE("MRO-1016", "the request names a file that is no scan of this server"),
    WRONG_OFFSET("MRO-1017", "the piece does not begin where the upload ends"),
    BAD_UPLOAD("MRO-1018", "the upload is not understood"),
    DIFFERENT_GRIDS("MRO-1019", "the two results lie on different grids"),
    REGION_OUTSIDE("MRO-1020", "the region does not fit the map"),
    UNKNOWN_MAP("MRO-1021", "the result has no such map"),
    KEY_TAKEN("MRO-1022", "the key of the submission belongs to another request");

    private final String id;
    private final String title;

    RequestError(String id, String title) {
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
