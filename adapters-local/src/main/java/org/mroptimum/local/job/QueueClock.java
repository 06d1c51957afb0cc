package org.mroptimum.local.job;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.local.database.Database;

/**
 * The clock of heartbeats. It is set once by the database's clock, so that servers agree, and then only counts: when somebody
 * sets the clock of the machine, no living job looks dead and no dead one alive. After a start it never shows an earlier time
 * than the last heartbeat in the database.
 */
final class QueueClock implements Clock {
    private final Instant start;
    private final long startNanos = System.nanoTime();

    private QueueClock(Instant start) {
        this.start = start;
    }

    static QueueClock setBy(Database database) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "select current_timestamp as moment, (select max(last_heartbeat) from scheduled_tasks) as beat");
                    ResultSet row = select.executeQuery()) {
                row.next();
                Instant now = row.getObject("moment", OffsetDateTime.class).toInstant();
                @Nullable OffsetDateTime last = row.getObject("beat", OffsetDateTime.class);
                return new QueueClock(Optional.ofNullable(last)
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
