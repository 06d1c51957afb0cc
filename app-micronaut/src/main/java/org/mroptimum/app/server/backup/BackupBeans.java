package org.mroptimum.app.server.backup;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.DisabledBeanException;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.local.backup.BackupFolder;

/** Where backups go, if anywhere. Looked at when the server starts, and not when a backup is due. */
@Factory
final class BackupBeans {

    @Context
    BackupFolder backups(ServerOptions options) {
        return options.backups()
                .map(folder -> new BackupFolder(folder, options.data()))
                .orElseThrow(() -> new DisabledBeanException("there is no folder of backups"));
    }
}
