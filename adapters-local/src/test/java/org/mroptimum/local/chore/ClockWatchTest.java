package org.mroptimum.local.chore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.database.Database;

class ClockWatchTest {
    private Database database;
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.inFolder(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** As another server, or the same one after a restart, would see it. */
    private boolean believedAfter(Duration time) {
        now = now.plus(time);
        return new ClockWatch(database, () -> now).believes();
    }

    @Test
    void aClockThatGoesOnIsBelieved() {
        for (int hour = 0; hour < 50; hour++) {
            assertTrue(believedAfter(Duration.ofHours(1)));
        }
    }

    @Test
    void aClockThatLeapsForwardIsDoubtedForADay() {
        assertTrue(believedAfter(Duration.ZERO));
        assertFalse(believedAfter(Duration.ofDays(400)));
        for (int hour = 1; hour < 24; hour++) {
            assertFalse(believedAfter(Duration.ofHours(1)));
        }
        assertTrue(believedAfter(Duration.ofHours(1)));
        assertTrue(believedAfter(Duration.ofHours(1)));
    }

    @Test
    void aSecondLeapIsDoubtedForAnotherDay() {
        assertTrue(believedAfter(Duration.ZERO));
        assertFalse(believedAfter(Duration.ofDays(400)));
        assertFalse(believedAfter(Duration.ofDays(400)));
        assertFalse(believedAfter(Duration.ofHours(23)));
    }

    @Test
    void aClockThatIsSetRightIsBelievedAtOnce() {
        assertTrue(believedAfter(Duration.ZERO));
        assertFalse(believedAfter(Duration.ofDays(400)));
        assertTrue(believedAfter(Duration.ofDays(-400)));
        assertTrue(believedAfter(Duration.ofHours(1)));
    }
}
