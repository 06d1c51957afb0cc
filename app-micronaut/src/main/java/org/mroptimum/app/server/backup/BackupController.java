package org.mroptimum.app.server.backup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.local.backup.BackupFolder;
import org.mroptimum.local.database.Database;

/**
 * Writes backups on the server. They never go over HTTP: they hold everybody's data, which an administrator of the page must not
 * see, and whoever operates the machine may.
 */
@Controller("/api/v1/backup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "administration")
final class BackupController {
    private final Optional<BackupFolder> folder;
    private final boolean storeElsewhere;
    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;

    BackupController(
            ServerOptions options, Optional<BackupFolder> folder, Database database, AuditTrail audit, Clock clock) {
        this.folder = folder;
        this.storeElsewhere = options.store().isPresent();
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param name of the file in the server's folder of backups
     * @param withStore whether scans and results are in it; not when the server keeps them outside of its data folder
     */
    record Backup(String name, long bytes, boolean withStore) {}

    @Post(consumes = MediaType.ALL)
    @Operation(
            summary = "Write a backup into the server's folder of backups",
            description = "Answers when it is written. 409 while another one is; the server needs --backups.")
    HttpResponse<Backup> write(Caller caller) {
        BackupFolder backups = folder.orElseThrow(() -> new JobFailure(
                RunError.BAD_SETTING, "this server has no folder of backups; it is started with --backups"));
        audit.append(AuditEvent.done(caller.user(), AuditAction.BACKUP, "whole"));
        BackupFolder.Written written = backups.write(database, clock.instant());
        return HttpResponse.created(new Backup(written.name(), written.bytes(), !storeElsewhere));
    }
}
