package org.mroptimum.local.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;

/** Scans in a table. */
public final class JdbcScanStore implements ScanStore {
    private static final String BYTES =
            "select coalesce(sum(bytes), 0) from scan where owner = ? and state not in ('REFUSED', 'DELETED')";

    private final Database database;

    public JdbcScanStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Scan scan) {
        return database.transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ScanRow.INSERT)) {
                ScanRow.fillInsert(insert, scan);
                insert.executeUpdate();
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

    @Override
    public Optional<Scan> find(ScanId id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select * from scan where id = ?")) {
                select.setString(1, id.value());
                return ScanRow.scans(select).stream().findFirst();
            }
        });
    }

    @Override
    public boolean replace(Scan before, Scan after) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ScanRow.REPLACE)) {
                ScanRow.fillReplace(update, before, after);
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void remove(ScanId id) {
        database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from scan where id = ?")) {
                delete.setString(1, id.value());
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public List<Scan> newest(String owner, Optional<ScanId> olderThan, int limit) {
        requirePage(limit);
        String query = "select * from scan where owner = ? and state <> 'DELETED'"
                + (olderThan.isPresent() ? " and number < (select number from scan where id = ?)" : "")
                + " order by number desc fetch first " + limit + " rows only";
        return database.read(connection -> select(connection, query, owner, olderThan));
    }

    private static List<Scan> select(Connection connection, String query, String owner, Optional<ScanId> olderThan)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, owner);
            if (olderThan.isPresent()) {
                select.setString(2, olderThan.get().value());
            }
            return ScanRow.scans(select);
        }
    }

    @Override
    public List<Scan> unchangedSince(ScanState state, Instant time, Optional<ScanId> after, int limit) {
        requirePage(limit);
        String query = "select * from scan where state = ? and changed <= ? and id > ? order by id fetch first " + limit
                + " rows only";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setString(1, state.name());
                select.setObject(2, ScanRow.time(time));
                select.setString(3, after.map(ScanId::value).orElse(""));
                return ScanRow.scans(select);
            }
        });
    }

    @Override
    public long bytes(String owner) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(BYTES)) {
                select.setString(1, owner);
                try (ResultSet sum = select.executeQuery()) {
                    sum.next();
                    return sum.getLong(1);
                }
            }
        });
    }

    private static void requirePage(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one scan, not " + limit);
        }
    }
}
