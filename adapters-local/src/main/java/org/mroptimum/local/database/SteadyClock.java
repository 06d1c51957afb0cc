package org.mroptimum.local.database;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of heartbeats. It is set once by the database's clock, so that servers agree, and then only counts: when somebody
 * sets the clock of the machine, no living job looks dead and no dead one alive. After a start it never shows an earlier time
 * than the last heartbeat in the database.
 */
public final class SteadyClock implements Clock {
    private final Instant start;
    private final long startNanos = System.nanoTime();

    private SteadyClock(Instant start) {
        this.start = start;
    }

    /**
     * Set now.
     *
     * @param table of db-scheduler, whose heartbeats it must not precede
     */
    public static SteadyClock setBy(Database database, String table) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "select current_timestamp as moment, (select max(last_heartbeat) from " + table
                                    + ") as beat");
                    ResultSet row = select.executeQuery()) {
                row.next();
                Instant now = row.getObject("moment", OffsetDateTime.class).toInstant();
                @Nullable OffsetDateTime last = row.getObject("beat", OffsetDateTime.class);
                return new SteadyClock(Optional.ofNullable(last)
                        .map(OffsetDateTime::toInstant)
                        .filter(now::isBefore)
                        .orElse(now));
            }
        });
    }

    @Override
    public Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
