package org.mroptimum.local.scan;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** A row of the table {@code scan}. */
final class ScanRow {
    static final String INSERT = "insert into scan (id, owner, name, bytes, received, state, created, changed,"
            + " declared_sha256, sha256, findings) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String REPLACE = "update scan set received = ?, state = ?, changed = ?, sha256 = ?, findings = ?"
            + " where id = ? and state = ? and received = ?";

    private ScanRow() {}

    static void fillInsert(PreparedStatement insert, Scan scan) throws SQLException {
        insert.setString(1, scan.id().value());
        insert.setString(2, scan.owner());
        insert.setString(3, scan.name());
        insert.setLong(4, scan.bytes());
        insert.setLong(5, scan.received());
        insert.setString(6, scan.state().name());
        insert.setObject(7, time(scan.created()));
        insert.setObject(8, time(scan.changed()));
        insert.setString(9, scan.declaredSha256().orElse(null));
        insert.setString(10, scan.sha256().orElse(null));
        insert.setString(11, Findings.of(scan).text());
    }

    static void fillReplace(PreparedStatement update, Scan before, Scan after) throws SQLException {
        update.setLong(1, after.received());
        update.setString(2, after.state().name());
        update.setObject(3, time(after.changed()));
        update.setString(4, after.sha256().orElse(null));
        update.setString(5, Findings.of(after).text());
        update.setString(6, before.id().value());
        update.setString(7, before.state().name());
        update.setLong(8, before.received());
    }

    static List<Scan> scans(PreparedStatement select) throws SQLException {
        List<Scan> scans = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                scans.add(read(rows));
            }
        }
        return scans;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Scan read(ResultSet row) throws SQLException {
        Findings findings = Findings.read(row.getString("findings"));
        return new Scan(
                new ScanId(row.getString("id")),
                row.getString("owner"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getLong("received"),
                ScanState.valueOf(row.getString("state")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("changed", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("declared_sha256")),
                Optional.ofNullable(row.getString("sha256")),
                findings.reason(),
                Optional.ofNullable(findings.summary()),
                findings.removed());
    }
}
