package org.mroptimum.local.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.local.database.Database;

/**
 * The servers that share a queue: how large a job the largest of them takes. All times are the database's, so that servers whose
 * clocks differ agree. An embedded database has one server only, which needs no table.
 */
final class LivingServers implements AutoCloseable {
    private final Database database;
    private final String name;
    private final long ownLargestMb;
    private final Duration heartbeat;
    private final String recently;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Not known to the others before {@link #start}.
     *
     * @param name of this server, unique, at most 40 characters
     * @param ownLargestMb memory that a job may take here, MiB
     * @param settings how often a server says that it lives, and how much silence means death
     */
    LivingServers(Database database, String name, long ownLargestMb, QueueSettings settings) {
        this.database = database;
        this.name = name;
        this.ownLargestMb = ownLargestMb;
        this.heartbeat = settings.heartbeat();
        long silence =
                Math.max(1, settings.heartbeat().multipliedBy(settings.missed()).toSeconds());
        this.recently = "seen > current_timestamp - interval '" + silence + "' second";
    }

    /** Says now, and again and again, that this server lives. */
    void start() {
        if (!database.isEmbedded()) {
            beat();
            ScheduledFuture<?> unused = beats.scheduleWithFixedDelay(
                    this::beatIfPossible, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Memory that a job may take on the largest server that lives, MiB. */
    long largestMb() {
        if (database.isEmbedded()) {
            return ownLargestMb;
        }
        return Math.max(ownLargestMb, database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select max(largest_mb) from server where " + recently);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }

    private void beatIfPossible() {
        try {
            beat();
        } catch (JobFailure noAnswer) {
            return; // the next beat may get through
        }
    }

    private void beat() {
        database.transaction(connection -> {
            forgetTheDead(connection);
            try (PreparedStatement update =
                    connection.prepareStatement("update server set seen = current_timestamp where name = ?")) {
                update.setString(1, name);
                return update.executeUpdate() == 1 || enter(connection);
            }
        });
    }

    private boolean enter(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into server (name, largest_mb, seen) values (?, ?, current_timestamp)")) {
            insert.setString(1, name);
            insert.setLong(2, ownLargestMb);
            return insert.executeUpdate() == 1;
        }
    }

    /** A server that only seemed dead enters again with its next beat. */
    private void forgetTheDead(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from server where name <> ? and not (" + recently + ")")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    /** The others need not wait until its silence tells that it is gone. */
    @Override
    public void close() {
        beats.shutdownNow();
        if (!database.isEmbedded()) {
            try {
                leave();
            } catch (JobFailure noAnswer) {
                return; // its silence will tell
            }
        }
    }

    private void leave() {
        database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from server where name = ?")) {
                delete.setString(1, name);
                return delete.executeUpdate();
            }
        });
    }
}
