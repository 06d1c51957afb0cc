package org.mroptimum.app.server;

import io.micronaut.context.annotation.Context;
import java.time.Clock;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.local.store.Leftovers;

/** Removes what an earlier server left in between when it was killed, before the first job runs. */
@Context
final class CleanStart {

    /**
     * Removes it.
     *
     * @param lock whoever has the log open has the folder of the server for itself
     */
    CleanStart(ServerOptions options, AuditTrail lock, Clock clock) {
        Leftovers.emptyScratch(options.scratchFolder());
        if (options.storePlace() instanceof StorePlace.Folder folder) {
            Leftovers.removeUnfinished(folder.path(), clock.instant());
        }
    }
}
