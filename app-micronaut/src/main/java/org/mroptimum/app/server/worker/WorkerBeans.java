package org.mroptimum.app.server.worker;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.mroptimum.app.aws.UploadLinks;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.aws.link.LinkRules;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.HubJobs;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.usecase.HubFiles;
import org.mroptimum.domain.usecase.OwnScans;
import org.mroptimum.domain.usecase.PlacementByHeaders;
import org.mroptimum.domain.usecase.PlacementByLinks;
import org.mroptimum.domain.usecase.SubmitHubJob;
import org.mroptimum.domain.usecase.SubmitJob;
import org.mroptimum.domain.usecase.TellHub;
import org.mroptimum.local.chore.Chore;
import org.mroptimum.local.chore.ChoreOrders;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.hub.JdbcHubJobs;

/** Wires jobs of a hub to the queue, and their ends to the hub. */
@Factory
final class WorkerBeans {
    private static final String TELL = "hub-tell";
    /** With pauses that grow to a quarter of an hour, three days. */
    private static final int TRIES = 300;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    @Singleton
    HubJobs hubJobs(Database database) {
        return new JdbcHubJobs(database);
    }

    @Singleton
    SubmitHubJob submitHubJob(
            JobChooser chooser,
            TemporaryLinks links,
            LinkRules rules,
            OwnScans scans,
            PlacementByHeaders atHand,
            Orchestrator orchestrator,
            HubJobs hubJobs,
            Clock clock) {
        HubFiles files = new HubFiles(scans, rules::require);
        SubmitJob submission = new SubmitJob(
                SubmitHubJob.choice(files, new PlacementByLinks(chooser, links, atHand)),
                orchestrator,
                () -> new JobId(UUID.randomUUID().toString().replace("-", "")),
                clock);
        return new SubmitHubJob(submission, files, hubJobs);
    }

    @Singleton
    TellHub tellHub(
            ServerOptions options,
            JobStore jobs,
            HubJobs hubJobs,
            BlobStore store,
            TemporaryLinks links,
            AuditTrail audit) {
        return new TellHub(
                jobs, hubJobs, store, links, UploadLinks::of, options.worker().hub(), audit);
    }

    /**
     * Looks for jobs that ended, however they did, and orders that the hub is told.
     *
     * @param look how long a job that ended waits at most
     */
    @Singleton
    Chore endedJobs(HubJobs hubJobs, ChoreOrders orders, @Value("${mroptimum.hub.look:5s}") Duration look) {
        return new Chore.Recurring(
                "hub-jobs", look, () -> hubJobs.ended().forEach(job -> orders.order(TELL, job.value())));
    }

    @Singleton
    Chore oldHubJobs(HubJobs hubJobs) {
        return new Chore.Recurring("old-hub-jobs", Duration.ofHours(1), hubJobs::tidy);
    }

    /**
     * Tells the hub of one job, until it listens.
     *
     * @param pause after the first failure
     */
    @Singleton
    Chore tellHubOfJob(TellHub tellHub, @Value("${mroptimum.hub.pause:5s}") Duration pause) {
        return new Chore.Once(
                TELL,
                job -> tellHub.tell(new JobId(job)),
                new Chore.Patience(TRIES, pause, LONGEST_PAUSE),
                job -> tellHub.giveUp(new JobId(job)));
    }
}
