package org.mroptimum.local.job;

import java.sql.Connection;
import java.sql.Statement;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.local.database.Database;

/** Stops a server between the two inserts that accept a job. */
public final class EdgeTrigger implements Trigger {
    private static final int TASK_INSTANCE = 1;

    /** The database makes one. */
    public EdgeTrigger() {}

    static void install(Database database) {
        database.transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("create trigger if not exists edge before insert on scheduled_tasks"
                        + " for each row call '" + EdgeTrigger.class.getName() + "'");
            }
        });
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object[] after) {
        ServerProcess.reach(Edge.ACCEPTING, new JobId(String.valueOf(after[TASK_INSTANCE])));
    }
}
