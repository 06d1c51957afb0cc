package org.mroptimum.domain.job;

/** What can go wrong with stored files and results (MRO-4xxx). */
public enum StorageError implements ErrorCode {
    NOT_FOUND("MRO-4001", "the file does not exist"),
    NOT_READABLE("MRO-4002", "the file cannot be read"),
    NOT_WRITABLE("MRO-4003", "the result cannot be written"),
    OUTSIDE_STORE("MRO-4004", "the name leads outside the store"),
    NO_STORE("MRO-4006", "this installation has no store for the file reference"),
    TOO_LARGE("MRO-4007", "the result does not fit the file format"),
    LINK_REFUSED("MRO-4008", "the temporary link is not followed"),
    STORE_UNREACHABLE("MRO-4009", "the object store cannot be reached"),
    JOB_STORE_UNUSABLE("MRO-4010", "the store of jobs cannot be used"),
    JOB_STORE_IN_USE("MRO-4011", "another process uses the store of jobs"),
    SCAN_NOT_READY("MRO-4012", "the scan cannot be used yet"),
    QUOTA_USED_UP("MRO-4013", "the user's room for scans is used up"),
    UPLOAD_TOO_LARGE("MRO-4014", "the file is larger than this server takes"),
    CHECKSUM_DIFFERS("MRO-4015", "the bytes that arrived are not those that were sent"),
    DISK_FULL("MRO-4016", "the disk of the server has no room"),
    UPLOAD_BUSY("MRO-4017", "another connection writes to the upload"),
    SCAN_IN_USE("MRO-4018", "a job still needs the scan"),
    NOT_DEIDENTIFIABLE("MRO-4019", "the patient's data cannot be removed from the file"),
    BUNDLE_UNUSABLE("MRO-4020", "the bundle cannot be used"),
    MAP_TOO_LARGE("MRO-4021", "the map is too large to be compared here");

    private final String id;
    private final String title;

    StorageError(String id, String title) {
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
