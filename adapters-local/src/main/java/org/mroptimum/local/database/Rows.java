package org.mroptimum.local.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with parameters, and their rows. */
public final class Rows {

    private Rows() {}

    /** Makes a value of the row that the cursor is on. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All rows that a query finds. */
    public static <T> List<T> all(
            Connection connection, Reading<T> reading, String query, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement select = prepared(connection, query, parameters);
                ResultSet rows = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        }
    }

    /** Does a change and tells how many rows it changed. */
    public static int change(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement change = prepared(connection, statement, parameters)) {
            return change.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String text, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> timeIfAny(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
