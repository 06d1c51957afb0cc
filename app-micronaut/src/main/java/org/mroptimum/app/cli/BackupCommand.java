package org.mroptimum.app.cli;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.backup.DataBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: everything of a server that is stopped, in one file. */
@Command(
        name = "backup",
        description = "Writes the folder of a stopped server into one file: jobs, scans, results, accounts, audit log.",
        mixinStandardHelpOptions = true,
        footer = {"", "With PostgreSQL use pg_dump, and copy the folder of the store."})
final class BackupCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's folder")
    private Path data;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "the backup; outside of the folder")
    private Path file;

    @Override
    public Integer call() {
        Path folder = data.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no folder " + data);
        }
        if (file.toAbsolutePath().normalize().startsWith(folder)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, file + " lies in the folder that is backed up");
        }
        try (StoppedServer server = StoppedServer.in(folder, Clock.systemUTC())) {
            server.audit().append(AuditEvent.done(AuditEvent.SERVER, AuditAction.BACKUP, "whole"));
            NewFile.write(file, part -> {
                try (OutputStream out = Files.newOutputStream(part)) {
                    DataBackup.write(server.database(), folder, out);
                }
            });
        }
        return 0;
    }
}
