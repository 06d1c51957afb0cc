package org.mroptimum.local.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * The database of the server, brought up to date when it is opened. Embedded (H2) it is one folder that one process at a
 * time may use; PostgreSQL may be shared by several servers. What {@link #transaction} returned survives kill -9 and a power
 * cut. Failures are {@link JobFailure}s with MRO-4010, MRO-4011 for a folder in use, or MRO-4016 for a full disk; it goes on when
 * there is room.
 */
public final class Database implements AutoCloseable {
    private static final String FILE = "jobs";
    private static final int CONNECTIONS = 8;
    private static final long PATIENCE_MS = 10_000;

    private final HikariDataSource pool;
    private final boolean embedded;
    private final Reopening reopening;

    private Database(HikariDataSource pool, boolean embedded) {
        this.pool = pool;
        this.embedded = embedded;
        this.reopening = new Reopening(pool);
    }

    /** The embedded database in a folder, which is created when needed, for this user only. */
    public static Database inFolder(Path folder) {
        // async: with plain files an interrupted thread closes the database under all others.
        return inFolder(folder, "async:");
    }

    /** The same over a file system of H2. */
    static Database inFolder(Path folder, String files) {
        Path whole = folder.toAbsolutePath().normalize();
        if (whole.toString().contains(";")) {
            throw new JobFailure(
                    StorageError.JOB_STORE_UNUSABLE, "the folder " + whole + " has a semicolon in its name");
        }
        try {
            PrivateFolder.create(whole);
        } catch (IOException e) {
            throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "the folder " + whole + " cannot be created", e);
        }
        HikariConfig config = new HikariConfig();
        // No delay: a commit is in the file when it returns.
        config.setJdbcUrl("jdbc:h2:" + files + whole.resolve(FILE)
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=" + PATIENCE_MS);
        config.setAllowPoolSuspension(true);
        config.setExceptionOverrideClassName(ClosedDatabase.class.getName());
        config.setUsername("sa");
        config.setPassword("");
        return open(config, true, "the folder " + whole);
    }

    /** A database that several servers may share. */
    public static Database on(PostgresServer server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        return open(config, false, server.toString());
    }

    private static Database open(HikariConfig config, boolean embedded, String place) {
        config.setPoolName("jobs");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE_MS);
        // A pool would try again and again, and hide the reason: one connection goes ahead.
        try (Connection ahead =
                DriverManager.getConnection(config.getJdbcUrl(), config.getUsername(), config.getPassword())) {
            ahead.setReadOnly(true);
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Tables.migrate(pool, embedded ? "varbinary(4096)" : "bytea");
                return new Database(pool, embedded);
            } catch (FlywayException e) {
                pool.close();
                throw new JobFailure(
                        StorageError.JOB_STORE_UNUSABLE, "the jobs in " + place + " cannot be brought up to date", e);
            }
        } catch (SQLException e) {
            throw DatabaseFailure.whileOpening(place, e);
        }
    }

    /** Connections that commit each statement. */
    public DataSource connections() {
        return pool;
    }

    public boolean isEmbedded() {
        return embedded;
    }

    /** Does the work wholly or not at all; when this returns, the disk has it. */
    public <T> T transaction(Work<T> work) {
        return inTransaction(work, embedded);
    }

    /** Looks, and changes nothing. */
    public <T> T read(Work<T> work) {
        return inTransaction(work, false);
    }

    private <T> T inTransaction(Work<T> work, boolean flush) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
            if (flush) {
                flush(connection);
            }
            return result;
        } catch (SQLException e) {
            if (embedded && DatabaseFailure.isClosed(e)) {
                reopening.reopen();
            }
            throw DatabaseFailure.of(e);
        }
    }

    /** H2 hands a commit to the operating system, which a power cut may surprise. */
    private static void flush(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
        connection.commit();
    }

    /** Waits for nothing: whoever uses the database stops first. */
    @Override
    public void close() {
        pool.close();
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
