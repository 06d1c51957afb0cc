package org.mroptimum.local.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.SignInLimit.Failures;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;
import org.mroptimum.local.database.Rows;

/** Counters in a table. */
public final class JdbcAttemptStore implements AttemptStore {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String FOR_UPDATE =
            "select failures, last from sign_in_attempt where counter = ? and subject = ? for update";

    private final Database database;

    public JdbcAttemptStore(Database database) {
        this.database = database;
    }

    @Override
    public Duration attempt(List<Counter> counters, Instant now) {
        // Always locked in the same order, so that two attempts do not wait for each other.
        List<Counter> ordered = counters.stream()
                .sorted(Comparator.comparing(Counter::limit).thenComparing(Counter::subject))
                .toList();
        ordered.forEach(counter -> ensureRow(counter, now));
        return database.transaction(connection -> {
            Duration longest = Duration.ZERO;
            for (Counter counter : ordered) {
                Duration wait = counter.limit().wait(locked(connection, counter), now);
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
            if (longest.isZero()) {
                for (Counter counter : ordered) {
                    count(connection, counter, now);
                }
            }
            return longest;
        });
    }

    /** There is a row to lock afterwards; those that nobody needs any more make room for it. */
    private void ensureRow(Counter counter, Instant now) {
        database.transaction(connection -> {
            if (find(connection, counter, FOR_UPDATE.replace(" for update", "")).isPresent()) {
                return false;
            }
            Rows.change(connection, "delete from sign_in_attempt where last < ?", now.minus(KEPT));
            try {
                Rows.change(
                        connection,
                        "insert into sign_in_attempt (counter, subject, failures, last) values (?, ?, 0, ?)",
                        counter.limit().name(),
                        counter.subject(),
                        now);
                return true;
            } catch (SQLException e) {
                if (DatabaseFailure.isNameTaken(e)) {
                    connection.rollback();
                    return false;
                }
                throw e;
            }
        });
    }

    private static Failures locked(Connection connection, Counter counter) throws SQLException {
        return find(connection, counter, FOR_UPDATE).orElse(new Failures(0, Instant.EPOCH));
    }

    private static void count(Connection connection, Counter counter, Instant now) throws SQLException {
        Failures more = counter.limit().more(locked(connection, counter), now);
        Rows.change(
                connection,
                "update sign_in_attempt set failures = ?, last = ? where counter = ? and subject = ?",
                more.count(),
                more.last(),
                counter.limit().name(),
                counter.subject());
    }

    private static Optional<Failures> find(Connection connection, Counter counter, String query) throws SQLException {
        return Rows.all(
                        connection,
                        JdbcAttemptStore::failures,
                        query,
                        counter.limit().name(),
                        counter.subject())
                .stream()
                .findFirst();
    }

    private static Failures failures(ResultSet row) throws SQLException {
        return new Failures(row.getInt("failures"), Rows.time(row, "last"));
    }

    @Override
    public void forget(List<Counter> counters) {
        database.transaction(connection -> {
            int forgotten = 0;
            for (Counter counter : counters) {
                forgotten += Rows.change(
                        connection,
                        "update sign_in_attempt set failures = 0 where counter = ? and subject = ?",
                        counter.limit().name(),
                        counter.subject());
            }
            return forgotten;
        });
    }

    @Override
    public void takeBack(Counter counter) {
        database.transaction(connection -> Rows.change(
                connection,
                "update sign_in_attempt set failures = failures - 1"
                        + " where counter = ? and subject = ? and failures > 0",
                counter.limit().name(),
                counter.subject()));
    }
}
