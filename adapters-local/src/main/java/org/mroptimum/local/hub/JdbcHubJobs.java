package org.mroptimum.local.hub;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.HubJobs;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;
import org.mroptimum.local.database.Rows;

/** Jobs of a hub in a table beside the jobs. */
public final class JdbcHubJobs implements HubJobs {
    private static final String ENDED = "select h.job from hub_job h left join job j on j.id = h.job"
            + " where not h.told and (j.id is null or j.state in ('COMPLETED', 'FAILED', 'CANCELLED')) order by h.job";
    private static final String TIDY =
            "delete from hub_job where told and not exists (select 1 from job j where j.id = hub_job.job)";

    private final Database database;

    public JdbcHubJobs(Database database) {
        this.database = database;
    }

    @Override
    public void remember(JobId job, String pipeline, boolean anew) {
        database.transaction(connection -> {
            if (anew) {
                Rows.change(connection, "delete from hub_job where job = ?", job.value());
            }
            try {
                return Rows.change(
                        connection,
                        "insert into hub_job (job, pipeline, told) values (?, ?, false)",
                        job.value(),
                        pipeline);
            } catch (SQLException e) {
                if (DatabaseFailure.isNameTaken(e)) {
                    connection.rollback(); // it is remembered already
                    return 0;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<String> waiting(JobId job) {
        return database
                .read(connection -> Rows.all(
                        connection,
                        row -> row.getString("pipeline"),
                        "select pipeline from hub_job where job = ? and not told",
                        job.value()))
                .stream()
                .findFirst();
    }

    @Override
    public List<JobId> ended() {
        return database.read(connection -> Rows.all(connection, row -> new JobId(row.getString("job")), ENDED));
    }

    @Override
    public void told(JobId job) {
        database.transaction(
                connection -> Rows.change(connection, "update hub_job set told = true where job = ?", job.value()));
    }

    @Override
    public void tidy() {
        database.transaction(connection -> Rows.change(connection, TIDY));
    }
}
