package org.mroptimum.local.job;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;

/** Jobs in a table. */
public final class JdbcJobStore implements JobStore {
    private static final String REPLACE =
            "update job set state = ?, started = ?, finished = ? where id = ? and state = ?";

    private static final String REMOVE =
            "delete from job where id = ? and state in ('COMPLETED', 'FAILED', 'CANCELLED')";

    private final Database database;

    public JdbcJobStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Job job) {
        return database.transaction(connection -> {
            try {
                JobRow.insert(connection, job, job.state());
                return true;
            } catch (SQLException e) {
                if (DatabaseFailure.isNameTaken(e)) {
                    connection.rollback();
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<TrackedJob> find(JobId id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select * from job where id = ?")) {
                select.setString(1, id.value());
                return jobs(select).stream().findFirst();
            }
        });
    }

    @Override
    public boolean replace(Job before, Job after) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(REPLACE)) {
                update.setString(1, after.state().name());
                update.setObject(2, after.started().map(JobRow::time).orElse(null));
                update.setObject(3, after.finished().map(JobRow::time).orElse(null));
                update.setString(4, before.id().value());
                update.setString(5, before.state().name());
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one job, not " + limit);
        }
        String query = "select * from job where true" + (userId.isPresent() ? " and user_id = ?" : "")
                + (olderThan.isPresent() ? " and number < (select number from job where id = ?)" : "")
                + " order by number desc fetch first " + limit + " rows only";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(query)) {
                int parameter = 1;
                if (userId.isPresent()) {
                    select.setString(parameter++, userId.get());
                }
                if (olderThan.isPresent()) {
                    select.setString(parameter, olderThan.get().value());
                }
                return jobs(select);
            }
        });
    }

    @Override
    public boolean remove(JobId id) {
        return database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
                delete.setString(1, id.value());
                return delete.executeUpdate() == 1;
            }
        });
    }

    private static List<TrackedJob> jobs(PreparedStatement select) throws SQLException {
        List<TrackedJob> jobs = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                jobs.add(JobRow.read(rows).tracked());
            }
        }
        return jobs;
    }
}
