package org.mroptimum.local.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.domain.port.RequestFacts;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.ToldFailure;
import org.mroptimum.domain.port.TrackedJob;

/**
 * A row of the table {@code job}.
 *
 * @param document the request as received
 * @param asked what a list tells of it
 * @param run counts how often the job was claimed; a later run makes an earlier one void
 * @param tries runs that their computer did not give back in order
 * @param cancelAsked whether the user wants it to stop
 * @param progress how far its run is
 * @param failure why it has no result
 * @param bundle what it left
 */
record JobRow(
        JobId id,
        Map<String, Object> document,
        RequestFacts asked,
        Placement placement,
        JobState state,
        Instant accepted,
        Optional<Instant> started,
        Optional<Instant> finished,
        long run,
        int tries,
        boolean cancelAsked,
        Optional<JobProgress> progress,
        Optional<ToldFailure> failure,
        Optional<StoredBundle> bundle) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSERT =
            "insert into job (id, user_id, document, weight, memory_mb, seconds, reason, parts, cloud,"
                    + " state, accepted, started, finished, method, reconstruction)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static JobRow read(ResultSet row) throws SQLException {
        Map<String, Object> document = document(row.getString("document"));
        return new JobRow(
                new JobId(row.getString("id")),
                document,
                ToldColumns.asked(row, document),
                new Placement(
                        Weight.valueOf(row.getString("weight")),
                        row.getLong("memory_mb"),
                        row.getLong("seconds"),
                        row.getString("reason"),
                        row.getInt("parts"),
                        row.getBoolean("cloud")),
                JobState.valueOf(row.getString("state")),
                instant(row, "accepted").orElseThrow(),
                instant(row, "started"),
                instant(row, "finished"),
                row.getLong("run"),
                row.getInt("tries"),
                row.getBoolean("cancel_asked"),
                ToldColumns.progress(row),
                ToldColumns.failure(row),
                ToldColumns.bundle(row));
    }

    /** The row that the query finds, if there is one. */
    static Optional<JobRow> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    /** The job as users are told of it. */
    TrackedJob tracked() {
        return new TrackedJob(
                id, asked, document, placement, state, accepted, started, finished, progress, failure, bundle);
    }

    /** The run that the job is in. */
    ClaimedRun currentRun() {
        return new ClaimedRun(id, run, document);
    }

    /** The run that a claim begins. */
    ClaimedRun nextRun() {
        return new ClaimedRun(id, run + 1, document);
    }

    /** Without the document, which holds secrets. */
    @Override
    public String toString() {
        return "job " + id + " (" + state + ", run " + run + ")";
    }

    /** Adds the job; a job of the same id makes the statement fail. */
    static void insert(Connection connection, Job job, JobState state) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, job.id().value());
            insert.setString(2, job.request().owner().orElse(null));
            insert.setString(3, text(job.document()));
            insert.setString(4, job.placement().weight().name());
            insert.setLong(5, job.placement().estimatedMemoryMb());
            insert.setLong(6, job.placement().estimatedSeconds());
            insert.setString(7, job.placement().reason());
            insert.setInt(8, job.placement().parts());
            insert.setBoolean(9, job.placement().cloud());
            insert.setString(10, state.name());
            insert.setObject(11, time(job.accepted()));
            insert.setObject(12, job.started().map(JobRow::time).orElse(null));
            insert.setObject(13, job.finished().map(JobRow::time).orElse(null));
            insert.setString(14, job.request().method().name());
            insert.setString(15, job.request().reconstruction().kind().name());
            insert.executeUpdate();
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    static String text(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request holds what JSON knows", e);
        }
    }

    static Map<String, Object> document(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "a stored request is no JSON", e);
        }
    }
}
