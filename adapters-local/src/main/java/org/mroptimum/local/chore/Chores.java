package org.mroptimum.local.chore;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.SteadyClock;

/**
 * Does the background work of one server, or its share of the work of several that share a database. {@link ChoreOrders} orders
 * what is done once.
 */
public final class Chores implements AutoCloseable {
    static final String TABLE = "scheduled_chores";

    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Scheduler scheduler;

    /**
     * Does nothing before {@link #start}.
     *
     * @param database its owner closes it, later than this
     * @param chores all kinds of work
     * @param poll how long work that is due waits at most
     * @param heartbeat how often a server says that it lives; its work goes to others when four are missing
     */
    public Chores(Database database, List<Chore> chores, Duration poll, Duration heartbeat) {
        List<Task<?>> ordered = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Chore chore : chores) {
            if (chore instanceof Chore.Once once) {
                ordered.add(ChoreTask.of(once));
            } else if (chore instanceof Chore.Recurring again) {
                recurring.add(ChoreTask.of(again));
            }
        }
        SchedulerBuilder builder = Scheduler.create(database.connections(), ordered)
                .startTasks(recurring)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(THREADS)
                .clock(SteadyClock.setBy(database, TABLE))
                .pollingInterval(poll)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(PATIENCE);
        this.scheduler = database.isEmbedded()
                ? builder.pollUsingFetch(0.5, 1).build()
                : builder.pollUsingLockAndFetch(0.5, 1).build();
    }

    /** Looks for work every second. */
    public Chores(Database database, List<Chore> chores) {
        this(database, chores, Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    public void start() {
        scheduler.start();
    }

    /** Waits some seconds for what is being done; what is interrupted then is done again later. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
