package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.audit.FileAuditTrail;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.PostgresServer;

/**
 * The folder of a server that does not run, held until it is closed.
 *
 * @param database what the server keeps
 * @param audit its log
 */
record StoppedServer(Database database, FileAuditTrail audit) implements AutoCloseable {

    /**
     * Takes the folder.
     *
     * @throws JobFailure MRO-4011 while its server runs
     */
    static StoppedServer in(Path data, Clock clock) {
        return in(data, Optional.empty(), clock);
    }

    /** The same for a server whose accounts are in PostgreSQL. */
    static StoppedServer in(Path data, Optional<PostgresServer> postgres, Clock clock) {
        Database database = postgres.map(Database::on).orElseGet(() -> database(data));
        try {
            return new StoppedServer(database, FileAuditTrail.open(data.resolve("audit"), "server", clock));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database database(Path data) {
        try {
            return Database.inFolder(data);
        } catch (JobFailure failure) {
            if (failure.code() == StorageError.JOB_STORE_IN_USE) {
                throw new JobFailure(
                        StorageError.JOB_STORE_IN_USE, "the server in " + data + " runs: stop it first", failure);
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        audit.close();
        database.close();
    }
}
