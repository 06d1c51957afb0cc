package org.mroptimum.local.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;
import org.mroptimum.local.database.Rows;

/** The settings in a row of a table. */
public final class JdbcServerSettings implements ServerSettings {
    private static final String UPDATE = "update server_setting set deidentify = ?, keep_results_days = ?,"
            + " keep_scans_days = ?, quota_bytes_per_user = ? where id = 1";
    private static final String INSERT = "insert into server_setting (deidentify, keep_results_days, keep_scans_days,"
            + " quota_bytes_per_user, id) values (?, ?, ?, ?, 1)";

    private final Database database;

    public JdbcServerSettings(Database database) {
        this.database = database;
    }

    @Override
    public Values current() {
        return database
                .read(connection ->
                        Rows.all(connection, JdbcServerSettings::values, "select * from server_setting where id = 1"))
                .stream()
                .findFirst()
                .orElse(Values.DEFAULT);
    }

    /** A row that somebody else just inserted is there at the second try. */
    @Override
    public void replace(Values values) {
        boolean stored = database.transaction(connection -> store(connection, values));
        if (!stored) {
            database.transaction(connection -> store(connection, values));
        }
    }

    private static boolean store(Connection connection, Values values) throws SQLException {
        if (set(connection, UPDATE, values) == 1) {
            return true;
        }
        try {
            return set(connection, INSERT, values) == 1;
        } catch (SQLException e) {
            if (DatabaseFailure.isNameTaken(e)) {
                connection.rollback();
                return false;
            }
            throw e;
        }
    }

    private static int set(Connection connection, String statement, Values values) throws SQLException {
        return Rows.change(
                connection,
                statement,
                values.deidentify(),
                orNull(values.keepResultsDays()),
                orNull(values.keepScansDays()),
                values.quotaBytesPerUser());
    }

    private static @Nullable Integer orNull(OptionalInt days) {
        return days.isPresent() ? Integer.valueOf(days.getAsInt()) : null;
    }

    private static Values values(ResultSet row) throws SQLException {
        return new Values(
                row.getBoolean("deidentify"),
                days(row, "keep_results_days"),
                days(row, "keep_scans_days"),
                row.getLong("quota_bytes_per_user"));
    }

    private static OptionalInt days(ResultSet row, String column) throws SQLException {
        int days = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
    }
}
