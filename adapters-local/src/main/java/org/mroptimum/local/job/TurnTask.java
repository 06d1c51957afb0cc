package org.mroptimum.local.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.database.OneConnection;

/** The turns of the queue as tasks of db-scheduler, which keeps them, hands them out and finds those whose holder died. */
final class TurnTask {
    static final String NAME = "turn";
    static final String TABLE = "scheduled_tasks";

    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of(NAME);

    private final CustomTask<Void> task;

    /**
     * The task.
     *
     * @param worker what is done with a turn
     * @param retry when a turn is tried again whose worker failed, most often for want of the database
     */
    TurnTask(QueueWorker worker, Duration retry) {
        this.task = Tasks.custom(DESCRIPTOR)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(retry))
                .execute((instance, context) -> {
                    Execution held = context.getExecution();
                    return completion(worker.use(new Turn(instance.getId(), held.version)));
                });
    }

    CustomTask<Void> task() {
        return task;
    }

    /** Adds the job's turn in the transaction of the connection. Due since ever: no clock can hold a job up. */
    void add(Connection connection, JobId id) {
        try {
            SchedulerClient.Builder.create(new OneConnection(connection), task)
                    .build()
                    .scheduleIfNotExists(task.instance(id.value()), Instant.EPOCH);
        } catch (RuntimeException e) {
            throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "the turn of job " + id + " cannot be stored", e);
        }
    }

    private static CompletionHandler<Void> completion(QueueWorker.Use use) {
        return switch (use) {
            case DONE -> (complete, row) -> row.remove();
            case LATER -> (complete, row) -> row.reschedule(complete, complete.getTimeDone());
            case LOST -> (complete, row) -> {};
        };
    }
}
