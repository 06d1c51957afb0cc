package org.mroptimum.local.database;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * Failures of the database in the words of this house. The database's own message is not quoted: it may hold a request, a
 * password or an address; its state code says what is wrong.
 */
public final class DatabaseFailure {
    private static final int H2_IN_USE = 90020;
    private static final int H2_CLOSED = 90098;
    private static final String POSTGRES_DISK_FULL = "53100";
    private static final String NOT_CONNECTED = "08";
    private static final String NAME_TAKEN = "23505";

    private DatabaseFailure() {}

    /** MRO-4016 when its disk does not take what is written, otherwise MRO-4010 with the database's state code. */
    public static JobFailure of(SQLException failure) {
        if (isOfTheDisk(failure)) {
            return new JobFailure(
                    StorageError.DISK_FULL,
                    "the disk of the database does not take what is written; it may be full",
                    failure);
        }
        return new JobFailure(
                StorageError.JOB_STORE_UNUSABLE,
                "the database of jobs does not do what it is asked: SQLState " + state(failure),
                failure);
    }

    /** MRO-4011 when another process has the folder, otherwise MRO-4010. */
    static JobFailure whileOpening(String place, SQLException failure) {
        if (failure.getErrorCode() == H2_IN_USE) {
            return new JobFailure(StorageError.JOB_STORE_IN_USE, "another process uses the jobs in " + place, failure);
        }
        return new JobFailure(
                StorageError.JOB_STORE_UNUSABLE,
                "the jobs in " + place + " cannot be opened: SQLState " + state(failure),
                failure);
    }

    /** Whether a row was refused because there is one of the same name. */
    public static boolean isNameTaken(SQLException failure) {
        return NAME_TAKEN.equals(failure.getSQLState());
    }

    /** Whether H2 gave its files up and must be opened again. */
    static boolean isClosed(SQLException failure) {
        return failure.getErrorCode() == H2_CLOSED || isOfTheDisk(failure);
    }

    /** H2 tells it by the cause only, and goes on to tell it once it closed its files. */
    private static boolean isOfTheDisk(SQLException failure) {
        if (state(failure).startsWith(NOT_CONNECTED)) {
            return false;
        }
        boolean disk = state(failure).equals(POSTGRES_DISK_FULL);
        for (Throwable cause = failure.getCause(); cause != null && !disk; cause = cause.getCause()) {
            disk = cause instanceof IOException;
        }
        return disk;
    }

    private static String state(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null ? "unknown" : state;
    }
}
