package org.mroptimum.local.chore;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Connection;
import java.time.Instant;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OneConnection;

/** Orders chores that are done once. An order that returned survives the death of the process; whichever server lives does it. */
public final class ChoreOrders {
    private final Database database;

    public ChoreOrders(Database database) {
        this.database = database;
    }

    /**
     * Orders a {@link Chore.Once}. An order for a key that is still waiting or being done is the same order.
     *
     * @param chore its name
     * @param key what it is to be done for, at most 200 characters and no secret
     * @return whether this call ordered it
     */
    public boolean order(String chore, String key) {
        return database.transaction(connection -> order(connection, chore, key));
    }

    /** Orders in the transaction of the connection: the work is done only if that is committed. */
    public boolean order(Connection connection, String chore, String key) {
        try {
            return SchedulerClient.Builder.create(new OneConnection(connection), ChoreTask.byName(chore))
                    .tableName(Chores.TABLE)
                    .build()
                    .scheduleIfNotExists(new TaskInstance<>(chore, key), Instant.EPOCH);
        } catch (RuntimeException e) {
            throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "the work " + chore + " cannot be stored", e);
        }
    }
}
