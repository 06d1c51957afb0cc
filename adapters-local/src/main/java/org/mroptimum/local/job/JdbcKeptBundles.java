package org.mroptimum.local.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.KeptBundles;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;

/** Bundles as the table of jobs knows them. */
public final class JdbcKeptBundles implements KeptBundles {
    private static final String ENDED = "select * from job where state in ('COMPLETED', 'FAILED', 'CANCELLED')"
            + " and bundle_kind is not null and finished < ? and id > ? order by id fetch first ? rows only";

    private static final String FORGET = "update job set bundle_kind = null, bundle_bucket = null, bundle_key = null"
            + " where id = ? and state in ('COMPLETED', 'FAILED', 'CANCELLED')";

    private final Database database;

    public JdbcKeptBundles(Database database) {
        this.database = database;
    }

    @Override
    public List<TrackedJob> endedBefore(Instant time, Optional<JobId> after, int limit) {
        return database.read(connection -> Rows.all(
                connection,
                row -> JobRow.read(row).tracked(),
                ENDED,
                time,
                after.map(JobId::value).orElse(""),
                limit));
    }

    @Override
    public void forget(JobId id) {
        database.transaction(connection -> Rows.change(connection, FORGET, id.value()));
    }
}
