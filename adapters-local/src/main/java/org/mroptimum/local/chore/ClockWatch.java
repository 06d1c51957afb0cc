package org.mroptimum.local.chore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;

/**
 * Doubts a clock that leapt forward, for work that deletes what is old: with a clock that is wrong nothing is as old as it seems. Asked
 * every hour, it sees a leap of more than a day, over restarts, too, and doubts the clock for a day; then whoever set it had time to
 * notice. A server that was off for more than a day looks the same, and waits a day. A clock that goes back is believed: less is old then.
 */
public final class ClockWatch {
    private static final Duration LEAP = Duration.ofDays(1);
    private static final Duration DOUBT = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;

    /**
     * A watch that all servers of the database share.
     *
     * @param clock that the work goes by
     */
    public ClockWatch(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the clock can be believed now. */
    public boolean believes() {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            State next = Rows.all(connection, State::read, "select * from clock_watch where id = 1 for update")
                    .get(0)
                    .at(now);
            Rows.change(
                    connection,
                    "update clock_watch set seen = ?, doubted = ? where id = 1",
                    now,
                    next.doubted().orElse(null));
            return next.doubted().isEmpty();
        });
    }

    /**
     * What is known of the clock.
     *
     * @param seen what it last showed; empty before anybody looked
     * @param doubted since when it is not believed
     */
    private record State(Optional<Instant> seen, Optional<Instant> doubted) {
        static State read(ResultSet row) throws SQLException {
            return new State(Rows.timeIfAny(row, "seen"), Rows.timeIfAny(row, "doubted"));
        }

        State at(Instant now) {
            boolean leapt = seen.filter(last -> now.isAfter(last.plus(LEAP))).isPresent();
            boolean back = seen.filter(now::isBefore).isPresent();
            Optional<Instant> since = leapt ? Optional.of(now) : doubted;
            return new State(Optional.of(now), since.filter(start -> !back && now.isBefore(start.plus(DOUBT))));
        }
    }
}
