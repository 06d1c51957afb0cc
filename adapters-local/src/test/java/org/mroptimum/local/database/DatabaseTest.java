package org.mroptimum.local.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.job.JdbcJobStore;

class DatabaseTest {
    private static final String A_JOB =
            "insert into job (id, document, weight, memory_mb, seconds, reason, parts, state, accepted)"
                    + " values ('one', '{}', 'LIGHT', 1, 1, 'small', 1, 'QUEUED', current_timestamp)";

    @TempDir
    Path folder;

    @Test
    void aFolderMayHaveNearlyAnyName() {
        Path odd = folder.resolve("a b \u00e9 'c' %41");
        Job job = JobExamples.job(Weight.LIGHT);
        try (Database database = Database.inFolder(odd)) {
            assertTrue(new JdbcJobStore(database).add(job));
        }
        assertTrue(Files.exists(odd.resolve("jobs.mv.db")), "everything is in the folder");
        try (Database database = Database.inFolder(odd)) {
            assertEquals(Optional.of(TrackedJob.of(job)), new JdbcJobStore(database).find(job.id()));
        }
    }

    /** Behind it the database would read its own settings. */
    @Test
    void aFolderWithASemicolonIsMro4010() {
        Path odd = folder.resolve("a;MODE=Oracle");

        assertEquals(StorageError.JOB_STORE_UNUSABLE, failureOf(odd).code());
        assertFalse(Files.exists(odd));
    }

    @Test
    void nobodyElseMayLookIntoTheFolder() throws IOException {
        Path fresh = folder.resolve("one/two");
        Database.inFolder(fresh).close();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
    }

    @Test
    void aFolderThatCannotBeIsMro4010() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(
                StorageError.JOB_STORE_UNUSABLE,
                failureOf(file.resolve("below")).code());
    }

    @Test
    void aDatabaseThatClosedItselfIsOpenedAgainWithAllThatWasCommitted() throws SQLException {
        Job job = JobExamples.job(Weight.LIGHT);
        try (Database database = Database.inFolder(folder)) {
            JdbcJobStore jobs = new JdbcJobStore(database);
            jobs.add(job);
            try (Connection connection = database.connections().getConnection()) {
                closeAsOnAFullDisk(connection);
            }

            Optional<TrackedJob> found = Optional.empty();
            for (int use = 0; use < 30 && found.isEmpty(); use++) {
                found = findIfItCan(jobs, job.id());
            }
            assertEquals(Optional.of(TrackedJob.of(job)), found);
        }
    }

    /** The scheduler takes connections of its own and never asks for a transaction. */
    @Test
    void whoeverTakesConnectionsFindsTheDatabaseOpenAgain() throws SQLException {
        try (Database database = Database.inFolder(folder)) {
            try (Connection connection = database.connections().getConnection()) {
                closeAsOnAFullDisk(connection);
            }

            boolean open = false;
            for (int use = 0; use < 30 && !open; use++) {
                open = answers(database);
            }
            assertTrue(open, "without a restart");
        }
    }

    private static boolean answers(Database database) {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists probe (at int)");
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }

    private static void closeAsOnAFullDisk(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        session.getDatabase().getStore().getMvStore().closeImmediately();
    }

    private static Optional<TrackedJob> findIfItCan(JdbcJobStore jobs, JobId id) {
        try {
            return jobs.find(id);
        } catch (JobFailure closed) {
            return Optional.empty();
        }
    }

    @Test
    void aDamagedFileIsMro4010() throws IOException {
        Files.writeString(folder.resolve("jobs.mv.db"), "this is no database");

        assertEquals(StorageError.JOB_STORE_UNUSABLE, failureOf(folder).code());
    }

    @Test
    void aFolderOfANewerVersionIsMro4010() {
        try (Database database = Database.inFolder(folder)) {
            database.transaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(
                            "insert into \"flyway_schema_history\" select 99, '99', 'newer', \"type\","
                                    + " \"script\", \"checksum\", \"installed_by\", \"installed_on\", 1, true"
                                    + " from \"flyway_schema_history\" where \"version\" = '1'");
                }
            });
        }

        assertEquals(StorageError.JOB_STORE_UNUSABLE, failureOf(folder).code());
    }

    private static JobFailure failureOf(Path folder) {
        return assertThrows(JobFailure.class, () -> Database.inFolder(folder).close());
    }

    @Test
    void aServerThatIsNotThereIsMro4010WithoutItsSecrets() {
        PostgresServer server = new PostgresServer("jdbc:postgresql://127.0.0.1:1/jobs?password=secret", "u", "secret");

        JobFailure failure =
                assertThrows(JobFailure.class, () -> Database.on(server).close());

        assertEquals(StorageError.JOB_STORE_UNUSABLE, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains("SQLState 08001"), failure.getMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
        assertFalse(server.toString().contains("secret"));
    }

    @Test
    void aFullDiskIsMro4016AndTheDatabaseGoesOnWhenThereIsRoom() {
        FullDisk.install();
        Job before = JobExamples.job(Weight.LIGHT);
        Job refused = JobExamples.job(Weight.LIGHT);
        try (Database database = Database.inFolder(folder, FullDisk.FILES)) {
            JdbcJobStore store = new JdbcJobStore(database);
            assertTrue(store.add(before));
            FullDisk.fill(true);
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        StorageError.DISK_FULL,
                        assertThrows(JobFailure.class, () -> store.add(refused)).code());
            }
            FullDisk.fill(false);

            assertEquals(Optional.empty(), store.find(refused.id()));
            assertTrue(store.add(refused), "without a restart");
            assertEquals(Optional.of(TrackedJob.of(before)), store.find(before.id()));
        } finally {
            FullDisk.fill(false);
        }
    }

    @Test
    void whatATransactionDidNotFinishIsUndone() {
        try (Database database = Database.inFolder(folder)) {
            JdbcJobStore store = new JdbcJobStore(database);
            assertThrows(
                    IllegalStateException.class,
                    () -> database.transaction(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.executeUpdate(A_JOB);
                        }
                        throw new IllegalStateException("half way");
                    }));
            assertEquals(Optional.empty(), store.find(new JobId("one")));
        }
    }

    @Test
    void aDatabaseThatRefusesIsMro4010WithItsState() {
        try (Database database = Database.inFolder(folder)) {
            JobFailure failure = assertThrows(
                    JobFailure.class,
                    () -> database.transaction(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.execute("select secret from nowhere");
                        }
                    }));
            assertEquals(StorageError.JOB_STORE_UNUSABLE, failure.code());
            assertTrue(String.valueOf(failure.getMessage()).contains("SQLState 42S02"), failure.getMessage());
            assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
        }
    }
}
