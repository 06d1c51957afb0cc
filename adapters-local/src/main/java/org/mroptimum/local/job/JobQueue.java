package org.mroptimum.local.job;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;

/** What anybody may do with the queue: add jobs, ask for them, cancel them. {@link JobClaims} are for those who run them. */
final class JobQueue {
    private static final String CANCEL = "update job set cancel_asked = true,"
            + " finished = case state when 'RUNNING' then finished else ? end,"
            + " state = case state when 'RUNNING' then state else 'CANCELLED' end"
            + " where id = ? and state in ('ACCEPTED', 'QUEUED', 'RUNNING')";

    private static final String TELL = "update job set progress_stage = ?, progress_done = ?, progress_total = ?"
            + " where id = ? and state = 'RUNNING' and run = ?";
    private static final int LONGEST_STAGE = 200;

    private final Database database;

    JobQueue(Database database) {
        this.database = database;
    }

    /** Adds the job and its turn, both or none; false when the id is known. */
    boolean add(Job job, TurnTask turns) {
        return database.transaction(connection -> {
            try {
                JobRow.insert(connection, job, JobState.QUEUED);
            } catch (SQLException e) {
                if (DatabaseFailure.isNameTaken(e)) {
                    connection.rollback();
                    return false;
                }
                throw e;
            }
            turns.add(connection, job.id());
            return true;
        });
    }

    Optional<JobState> state(JobId id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select state from job where id = ?")) {
                select.setString(1, id.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(JobState.valueOf(row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /** A waiting job is cancelled, a running one asked to stop; false when it is neither. */
    boolean cancel(JobId id, Instant now) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(CANCEL)) {
                update.setObject(1, JobRow.time(now));
                update.setString(2, id.value());
                return update.executeUpdate() == 1;
            }
        });
    }

    /** The job as it is now. */
    Optional<JobRow> find(JobId id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select * from job where id = ?")) {
                select.setString(1, id.value());
                return JobRow.first(select);
            }
        });
    }

    /** Keeps how far the run is; nothing when it is void. */
    void tell(ClaimedRun run, JobProgress progress) {
        String stage = progress.stage();
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(TELL)) {
                update.setString(1, stage.substring(0, Math.min(stage.length(), LONGEST_STAGE)));
                update.setInt(2, progress.done());
                update.setInt(3, progress.total());
                update.setString(4, run.id().value());
                update.setLong(5, run.number());
                return update.executeUpdate();
            }
        });
    }
}
