package org.mroptimum.app.server.chore;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.KeptBundles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.domain.port.TokenStore;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.ExpireResults;
import org.mroptimum.domain.usecase.ExpireScans;
import org.mroptimum.local.chore.Chore;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.job.JdbcKeptBundles;

/** Deletes what was kept as long as the administrator wants. The settings are looked at each time. */
@Factory
final class RetentionBeans {
    private static final Duration HOURLY = Duration.ofHours(1);

    @Singleton
    KeptBundles keptBundles(Database database) {
        return new JdbcKeptBundles(database);
    }

    @Singleton
    Chore oldScans(ScanStore store, DeleteScan delete, ServerSettings settings, AuditTrail audit, Clock clock) {
        ExpireScans expire =
                new ExpireScans(store, delete, () -> settings.current().keepScansDays(), audit, clock);
        return new Chore.Recurring("old-scans", HOURLY, expire::run);
    }

    @Singleton
    Chore oldResults(KeptBundles kept, BlobStore store, ServerSettings settings, AuditTrail audit, Clock clock) {
        ExpireResults expire =
                new ExpireResults(kept, store, () -> settings.current().keepResultsDays(), audit, clock);
        return new Chore.Recurring("old-results", HOURLY, expire::run);
    }

    /** Nobody can use these sessions any more, signed in or not. */
    @Singleton
    Chore oldSessions(TokenStore tokens, Clock clock) {
        return new Chore.Recurring("old-sessions", HOURLY, () -> {
            Instant now = clock.instant();
            tokens.removeSessionsBefore(now.minus(Session.IDLE), now.minus(Session.LONGEST));
        });
    }
}
