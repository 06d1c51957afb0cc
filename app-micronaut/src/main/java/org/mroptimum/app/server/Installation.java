package org.mroptimum.app.server;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.app.aws.ObjectStore;
import org.mroptimum.aws.link.LinkLimits;
import org.mroptimum.aws.link.LinkRules;
import org.mroptimum.aws.link.PresignedLinks;
import org.mroptimum.aws.s3.OneBucketStore;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.job.chooser.LightBudget;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.usecase.CancelJob;
import org.mroptimum.domain.usecase.CloudChoice;
import org.mroptimum.domain.usecase.DeleteJob;
import org.mroptimum.domain.usecase.FindJobs;
import org.mroptimum.domain.usecase.JobScan;
import org.mroptimum.domain.usecase.OwnScans;
import org.mroptimum.domain.usecase.PlacementByHeaders;
import org.mroptimum.domain.usecase.RetryJob;
import org.mroptimum.domain.usecase.RunJob;
import org.mroptimum.domain.usecase.SubmitJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.deidentify.HeaderDeidentifier;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.job.Admission;
import org.mroptimum.local.job.CloudAdmission;
import org.mroptimum.local.job.DurableOrchestrator;
import org.mroptimum.local.job.InProcessComputeRunner;
import org.mroptimum.local.job.JdbcJobStore;
import org.mroptimum.local.job.JdbcTemplateStore;
import org.mroptimum.local.job.LastWord;
import org.mroptimum.local.job.MachineAdmission;
import org.mroptimum.local.job.QueueSettings;
import org.mroptimum.local.result.BundleWriter;
import org.mroptimum.local.store.FetchedInputStaging;
import org.mroptimum.local.store.FileSystemBlobStore;

/** Wires jobs to the database, the store and the computing of one machine. */
@Factory
final class Installation {
    /** Where results are. */
    static final String RESULTS = "results";

    /** Where failure bundles are. */
    static final String FAILED = "failed";

    private final ServerOptions options;

    Installation(ServerOptions options) {
        this.options = options;
    }

    @Singleton
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** Opened before anything else, so that a second server in the folder ends at once. */
    @Context
    @Bean(preDestroy = "close")
    Database database() {
        return options.postgres().map(Database::on).orElseGet(() -> Database.inFolder(options.data()));
    }

    @Singleton
    BlobStore store() {
        StorePlace place = options.storePlace();
        if (place instanceof StorePlace.Bucket bucket) {
            return new OneBucketStore(ObjectStore.connect(bucket.settings()), bucket.name(), bucket.prefix());
        }
        return new FileSystemBlobStore(((StorePlace.Folder) place).path());
    }

    @Singleton
    LinkRules linkRules() {
        return LinkRules.inHouse(options.worker().linkHosts());
    }

    @Singleton
    TemporaryLinks links(LinkRules rules) {
        return new PresignedLinks(rules, LinkLimits.USUAL, options.scratchFolder());
    }

    @Singleton
    InputStaging staging(BlobStore store, TemporaryLinks links) {
        return FetchedInputStaging.ofSeveralUsers(store, links, options.scratchFolder());
    }

    @Singleton
    JobStore jobs(Database database) {
        return new JdbcJobStore(database);
    }

    @Singleton
    TemplateStore templates(Database database) {
        return new JdbcTemplateStore(database);
    }

    @Singleton
    OwnBundles bundles(BlobStore store) {
        return InProcessComputeRunner.bundlesIn(store, RESULTS, FAILED)::apply;
    }

    @Singleton
    InProcessComputeRunner runner(InputStaging staging, OwnBundles bundles, Clock clock) {
        JobScan scan = new JobScan(
                staging,
                LocalInstallation.rawData(),
                new ImageFiles(),
                new SliceSnrComputation(LocalInstallation.kernels(options.device())),
                options.threads());
        BundleWriter writer = new BundleWriter(LocalInstallation.version(), clock);
        return new InProcessComputeRunner(
                bundle -> new RunJob(scan, LocalInstallation.volumes(options.scratchFolder()), writer, bundle, clock),
                bundles);
    }

    @Singleton
    Admission admission() {
        Admission machine = new MachineAdmission(options.memoryMb(), options.jobsAtOnce());
        return options.cloud()
                .<Admission>map(cloud -> new CloudAdmission(machine, cloud.memoryMb(), cloud.atOnce()))
                .orElse(machine);
    }

    @Bean(preDestroy = "close")
    @Singleton
    DurableOrchestrator orchestrator(
            Database database, Admission admission, ComputeRunner computers, LastWord lastWord, Clock clock) {
        return new DurableOrchestrator(database, admission, computers, lastWord, QueueSettings.USUAL, clock);
    }

    @Singleton
    JobChooser chooser() {
        return new JobChooser(light());
    }

    @Singleton
    PlacementByHeaders placement(JobChooser chooser, InputStaging staging) {
        return new PlacementByHeaders(chooser, staging, LocalInstallation.rawData());
    }

    /** Whose scans a request names is asked before any file is opened: for submissions, estimates and retries alike. */
    @Singleton
    SubmitJob submitJob(
            PlacementByHeaders placement,
            InputStaging staging,
            OwnScans scans,
            DurableOrchestrator orchestrator,
            Clock clock) {
        SubmitJob.Choice choice = options.cloud()
                .<SubmitJob.Choice>map(cloud -> new CloudChoice(
                        placement, staging, LocalInstallation.rawData(), new HeaderDeidentifier(), cloud.memoryMb()))
                .orElse(placement);
        return new SubmitJob(
                request -> {
                    scans.require(request, request.owner().orElse(""));
                    return choice.choose(request);
                },
                orchestrator,
                () -> new JobId(UUID.randomUUID().toString().replace("-", "")),
                clock);
    }

    /** A light job takes its share of the machine at most, so that all of them fit side by side. */
    private LightBudget light() {
        int share = (int) Math.max(1, options.memoryMb() / options.jobsAtOnce());
        return new LightBudget(share, LightBudget.LAMBDA.seconds(), options.threads(), 1);
    }

    @Singleton
    FindJobs findJobs(JobStore jobs) {
        return new FindJobs(jobs);
    }

    @Singleton
    CancelJob cancelJob(FindJobs jobs, DurableOrchestrator orchestrator) {
        return new CancelJob(jobs, orchestrator);
    }

    @Singleton
    RetryJob retryJob(FindJobs jobs, SubmitJob submission) {
        return new RetryJob(jobs, submission);
    }

    @Singleton
    DeleteJob deleteJob(JobStore jobs, BlobStore store) {
        return new DeleteJob(jobs, store);
    }
}
