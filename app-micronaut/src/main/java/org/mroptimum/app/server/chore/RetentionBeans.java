package org.mroptimum.app.server.chore;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.job.RunError;
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
import org.mroptimum.local.chore.ClockWatch;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.job.JdbcKeptBundles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what was kept as long as the administrator wants. The settings are looked at each time. */
@Factory
final class RetentionBeans {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionBeans.class);
    private static final Duration HOURLY = Duration.ofHours(1);

    @Singleton
    KeptBundles keptBundles(Database database) {
        return new JdbcKeptBundles(database);
    }

    @Singleton
    ClockWatch clockWatch(Database database, Clock clock) {
        return new ClockWatch(database, clock);
    }

    @Singleton
    Chore oldScans(
            ScanStore store,
            DeleteScan delete,
            ServerSettings settings,
            AuditTrail audit,
            Clock clock,
            ClockWatch watch) {
        ExpireScans expire =
                new ExpireScans(store, delete, () -> settings.current().keepScansDays(), audit, clock);
        return byAge("old-scans", expire::run, watch, audit);
    }

    @Singleton
    Chore oldResults(
            KeptBundles kept,
            BlobStore store,
            ServerSettings settings,
            AuditTrail audit,
            Clock clock,
            ClockWatch watch) {
        ExpireResults expire =
                new ExpireResults(kept, store, () -> settings.current().keepResultsDays(), audit, clock);
        return byAge("old-results", expire::run, watch, audit);
    }

    /** Deletes by the clock, unless it cannot be believed; that is told each time. */
    private static Chore byAge(String name, Runnable expire, ClockWatch watch, AuditTrail audit) {
        return new Chore.Recurring(name, HOURLY, () -> {
            if (watch.believes()) {
                expire.run();
            } else {
                audit.append(AuditEvent.done(AuditEvent.SERVER, AuditAction.CLOCK_DOUBT, name));
                LOG.warn(
                        "{}: {}; for a day nothing is deleted because of its age ({})",
                        RunError.CLOCK_DOUBTED.id(),
                        RunError.CLOCK_DOUBTED.title(),
                        name);
            }
        });
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
