package org.mroptimum.local.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyClockTest {
    @TempDir
    Path folder;

    @Test
    void isSetByTheDatabaseAndOnlyCounts() {
        try (Database database = Database.inFolder(folder)) {
            SteadyClock clock = SteadyClock.setBy(database, "scheduled_tasks");
            Instant first = clock.now();

            assertTrue(Duration.between(Instant.now(), first).abs().compareTo(Duration.ofMinutes(10)) < 0);
            assertFalse(clock.now().isBefore(first));
        }
    }

    /** The clock of the machine was set back: what beat before must not look alive for a day. */
    @Test
    void neverShowsATimeBeforeTheLastHeartbeat() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (Database database = Database.inFolder(folder)) {
            database.transaction(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("insert into scheduled_tasks (task_name,"
                        + " task_instance, execution_time, picked, last_heartbeat, version) values ('turn', 'job-1', ?,"
                        + " true, ?, 1)")) {
                    insert.setObject(1, Instant.EPOCH.atOffset(ZoneOffset.UTC));
                    insert.setObject(2, tomorrow.atOffset(ZoneOffset.UTC));
                    return insert.executeUpdate();
                }
            });

            Instant now = SteadyClock.setBy(database, "scheduled_tasks").now();

            assertFalse(now.isBefore(tomorrow.minusSeconds(1)), now::toString);
        }
    }
}
