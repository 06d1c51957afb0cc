package org.mroptimum.local.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.mroptimum.domain.port.ToldFailure;
import org.mroptimum.local.database.Database;

/**
 * Who runs which job. Each accepted job adds one <i>turn</i>, a row of db-scheduler's table; whoever holds a turn takes the oldest
 * waiting job, whichever job added the turn. So jobs start in the order of their submission, and a turn whose holder died tells
 * which job died with it.
 */
final class JobClaims {
    private static final String OLDEST =
            "select * from job where state = 'QUEUED' and not cloud and memory_mb <= ? order by number fetch first 1 row only";
    private static final String OLDEST_FOR_CLOUD =
            "select * from job where state = 'QUEUED' and cloud order by number fetch first 1 row only";
    private static final String CLAIM = "update job set state = 'RUNNING', started = ?, turn = ?, run = run + 1,"
            + " tries = tries + 1, progress_stage = null where id = ? and state = 'QUEUED' and run = ?";
    private static final String FINISH =
            "update job set state = ?, finished = ?, turn = null, failure_code = ?, failure_message = ?, bundle_kind = ?,"
                    + " bundle_bucket = ?, bundle_key = ? where id = ? and state = 'RUNNING' and run = ?";
    private static final String GIVE_BACK = "update job set state = 'QUEUED', started = null, turn = null,"
            + " tries = tries - ?, progress_stage = null where id = ? and state = 'RUNNING' and run = ?";
    private static final String HOLDS = "select version from scheduled_tasks where task_name = ? and task_instance = ?"
            + " and picked = true for update";

    private final Database database;

    JobClaims(Database database) {
        this.database = database;
    }

    /** The job whose turn it is on machines of the house, among those that take no more memory. */
    Optional<JobRow> oldestWaiting(long largestMb) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
                select.setLong(1, largestMb);
                return JobRow.first(select);
            }
        });
    }

    /** The job whose turn it is in the cloud. */
    Optional<JobRow> oldestForCloud() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OLDEST_FOR_CLOUD)) {
                return JobRow.first(select);
            }
        });
    }

    /** The job that the holder of the turn runs, or ran when it died. */
    Optional<JobRow> boundTo(Turn turn) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select * from job where state = 'RUNNING' and turn = ?")) {
                select.setString(1, turn.name());
                return JobRow.first(select);
            }
        });
    }

    /**
     * Starts the waiting job, if the turn is still held: its row stays locked meanwhile, so nobody can inherit the turn and miss
     * this job.
     */
    Claim claim(JobRow waiting, Turn turn, Instant now) {
        return database.transaction(connection -> {
            if (!isHeld(connection, turn)) {
                return Claim.TURN_LOST;
            }
            try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
                update.setObject(1, JobRow.time(now));
                update.setString(2, turn.name());
                update.setString(3, waiting.id().value());
                update.setLong(4, waiting.run());
                return update.executeUpdate() == 1 ? Claim.STARTED : Claim.JOB_GONE;
            }
        });
    }

    /** The run ends in a final state; false when it is void. */
    boolean finish(ClaimedRun run, JobEnd end, Instant now) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(FINISH)) {
                update.setString(1, end.state().name());
                update.setObject(2, JobRow.time(now));
                update.setString(3, end.failure().map(ToldFailure::code).orElse(null));
                update.setString(4, end.failure().map(ToldFailure::message).orElse(null));
                update.setString(5, end.bundle().map(left -> left.kind().name()).orElse(null));
                update.setString(
                        6, end.bundle().map(left -> left.location().bucket()).orElse(null));
                update.setString(
                        7, end.bundle().map(left -> left.location().key()).orElse(null));
                update.setString(8, run.id().value());
                update.setLong(9, run.number());
                return update.executeUpdate() == 1;
            }
        });
    }

    /**
     * The job waits again, before all that were submitted later; false when the run is void.
     *
     * @param countsAsTry whether the computer died with it
     */
    boolean giveBack(ClaimedRun run, boolean countsAsTry) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
                update.setInt(1, countsAsTry ? 0 : 1);
                update.setString(2, run.id().value());
                update.setLong(3, run.number());
                return update.executeUpdate() == 1;
            }
        });
    }

    private static boolean isHeld(Connection connection, Turn turn) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOLDS)) {
            select.setString(1, TurnTask.NAME);
            select.setString(2, turn.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) == turn.version();
            }
        }
    }

    /** What became of a claim. */
    enum Claim {
        STARTED,
        /** Another server was faster, or the job is cancelled. */
        JOB_GONE,
        /** Another server took this one for dead. */
        TURN_LOST
    }
}
