package org.mroptimum.local.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.Rows;
import org.mroptimum.local.job.JdbcJobStore;

/** What telling a hub needs of a database. */
abstract class HubJobsContract {
    private final OpenDatabase database = new OpenDatabase(this::open);

    abstract Database open();

    @AfterEach
    void close() {
        database.close();
    }

    private JdbcHubJobs jobs() {
        return new JdbcHubJobs(database.get());
    }

    private JobId remembered(JobState state) {
        Job job = JobExamples.job(Weight.LIGHT);
        assertTrue(new JdbcJobStore(database.get()).add(job));
        enter(job.id(), state);
        jobs().remember(job.id(), "p-" + job.id(), true);
        return job.id();
    }

    private void enter(JobId id, JobState state) {
        database.get()
                .transaction(connection ->
                        Rows.change(connection, "update job set state = ? where id = ?", state.name(), id.value()));
    }

    private void delete(JobId id) {
        assertTrue(new JdbcJobStore(database.get()).remove(id));
    }

    @Test
    void onlyJobsThatEndedAreFoundUntilTheHubHeard() {
        JobId waiting = remembered(JobState.QUEUED);
        JobId running = remembered(JobState.RUNNING);
        List<JobId> ended =
                List.of(remembered(JobState.CANCELLED), remembered(JobState.COMPLETED), remembered(JobState.FAILED));
        database.close();

        assertEquals(ended.size(), jobs().ended().size());
        assertTrue(jobs().ended().containsAll(ended));
        ended.forEach(jobs()::told);
        assertEquals(List.of(), jobs().ended());
        enter(running, JobState.COMPLETED);
        assertEquals(List.of(running), jobs().ended());
        assertEquals(Optional.of("p-" + waiting), jobs().waiting(waiting));
    }

    @Test
    void whatWasToldIsToldOnceAndAgainForANewJobOfTheSameId() {
        JobId id = remembered(JobState.COMPLETED);
        jobs().told(id);
        jobs().remember(id, "another", false);
        assertEquals(Optional.empty(), jobs().waiting(id));
        assertEquals(List.of(), jobs().ended());

        jobs().remember(id, "another", true);
        assertEquals(Optional.of("another"), jobs().waiting(id));
        assertEquals(List.of(id), jobs().ended());
        jobs().remember(id, "a third", false);
        assertEquals(Optional.of("another"), jobs().waiting(id));
    }

    @Test
    void aDeletedJobIsStillToldAndThenForgotten() {
        JobId told = remembered(JobState.COMPLETED);
        JobId untold = remembered(JobState.COMPLETED);
        jobs().told(told);
        delete(told);
        delete(untold);

        jobs().tidy();

        assertEquals(List.of(untold), jobs().ended());
        jobs().told(untold);
        jobs().tidy();
        assertEquals(
                List.of(),
                database.get()
                        .read(connection ->
                                Rows.all(connection, row -> row.getString("job"), "select job from hub_job")));
    }
}
