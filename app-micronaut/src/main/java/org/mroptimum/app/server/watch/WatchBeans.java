package org.mroptimum.app.server.watch;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.DisabledBeanException;
import jakarta.inject.Singleton;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.ServerOptions.WatchedFolder;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.domain.usecase.AppendPiece;
import org.mroptimum.domain.usecase.BeginUpload;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.FindScans;
import org.mroptimum.domain.usecase.SubmitJob;
import org.mroptimum.domain.usecase.TakeDroppedFile;
import org.mroptimum.local.chore.Chore;
import org.mroptimum.local.watch.WatchFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the watched folder, if there is one. Of several servers that watch it one does so at a time. */
@Factory
final class WatchBeans {
    private static final Logger LOG = LoggerFactory.getLogger(WatchBeans.class);

    @Singleton
    TakeDroppedFile takeDroppedFile(
            TemplateStore templates,
            FindScans scans,
            BeginUpload begin,
            AppendPiece append,
            DeleteScan delete,
            SubmitJob submit,
            AuditTrail audit) {
        return new TakeDroppedFile(templates, scans, begin, append, delete, submit, audit);
    }

    @Singleton
    Chore watchedFolder(ServerOptions options, TakeDroppedFile take, AccountStore accounts) {
        WatchedFolder watched =
                options.watch().orElseThrow(() -> new DisabledBeanException("there is no watched folder"));
        AccountName user = AccountName.of(watched.user());
        WatchFolder folder = new WatchFolder(watched.folder(), file -> take.take(user.value(), file));
        return new Chore.Recurring("watched-folder", watched.every(), () -> {
            if (accounts.find(user).filter(found -> !found.disabled()).isPresent()) {
                folder.look();
            } else {
                LOG.warn("the watched folder waits: its account is missing or disabled");
            }
        });
    }
}
