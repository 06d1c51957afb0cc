package org.mroptimum.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.backup.DataRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a folder for a server from a backup. */
@Command(
        name = "restore",
        description = "Makes a new folder for a server from a backup, whole or not at all.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the backup")
    private Path file;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the new folder; must not exist yet, or be empty")
    private Path data;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no file " + file);
        }
        DataRestore.restore(file, data);
        try (StoppedServer server = StoppedServer.in(data, Clock.systemUTC())) {
            server.audit().append(AuditEvent.done(AuditEvent.SERVER, AuditAction.RESTORE, "whole"));
        }
        return 0;
    }
}
