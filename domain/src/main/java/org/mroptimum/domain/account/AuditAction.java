package org.mroptimum.domain.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an audit record tells of. Names are stored: a constant is never renamed, new ones are added. */
public enum AuditAction {
    SERVER_START,
    SERVER_STOP,
    /** The first administrator was created. */
    SET_UP,
    LOGIN,
    LOGOUT,
    PASSWORD_CHANGE,
    ACCOUNT_ADD,
    ACCOUNT_CHANGE,
    KEY_ADD,
    KEY_REMOVE,
    SETTINGS_READ,
    SETTINGS_CHANGE,
    AUDIT_READ,
    /** A scan, from the first byte to the last. */
    UPLOAD,
    SCAN_READ,
    SCAN_DELETE,
    JOB_SUBMIT,
    JOB_READ,
    JOB_CANCEL,
    JOB_RETRY,
    JOB_DELETE,
    /** A computer in the cloud is told to read the scans of a job: they leave the house. */
    JOB_TO_CLOUD,
    TEMPLATE_READ,
    TEMPLATE_CHANGE,
    TEMPLATE_DELETE,
    /** Maps, statistics, logs and comparisons that were looked at. */
    RESULT_READ,
    /** What left the server as a file: bundle, map, table, report. */
    RESULT_EXPORT,
    /** A bundle that was kept long enough; its job stays. */
    RESULT_DELETE,
    BACKUP,
    RESTORE,
    /** The end of the log was not whole when it was opened, most often after a power cut; the subject names what was left. */
    LOG_MENDED,
    /** The clock leapt forward, so that nothing was deleted because of its age; the subject is the work that was left. */
    CLOCK_DOUBT;

    /** As in the log, for example {@code job-submit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of a word, or empty when this version does not know it. */
    public static Optional<AuditAction> of(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
