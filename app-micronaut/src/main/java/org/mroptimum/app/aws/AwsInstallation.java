package org.mroptimum.app.aws;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.aws.link.LinkLimits;
import org.mroptimum.aws.link.LinkRules;
import org.mroptimum.aws.link.PresignedLinks;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.PartStore;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.usecase.JobBundle;
import org.mroptimum.domain.usecase.JobScan;
import org.mroptimum.domain.usecase.LinkBundlePublisher;
import org.mroptimum.domain.usecase.LinkBundlePublisher.UploadLink;
import org.mroptimum.domain.usecase.MergeParts;
import org.mroptimum.domain.usecase.RunJob;
import org.mroptimum.domain.usecase.RunPart;
import org.mroptimum.domain.usecase.ZipBundlePublisher;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.part.BlobPartStore;
import org.mroptimum.local.result.BundleWriter;
import org.mroptimum.local.store.FetchedInputStaging;

/**
 * Wires the use cases to an object store: inputs from its buckets and over presigned links, bundles into its buckets or over
 * links, files in between in a scratch folder.
 *
 * @param settings which buckets
 * @param store the object store
 * @param links follows presigned links
 * @param scratch for one job at a time
 */
record AwsInstallation(AwsSettings settings, BlobStore store, TemporaryLinks links, ScratchFolder scratch) {

    /**
     * Connects to the store of the settings, for as long as this program runs.
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-5009 when the SDK misses a setting
     */
    static AwsInstallation of(AwsSettings settings) {
        ScratchFolder scratch = ScratchFolder.ofMachine();
        LinkRules rules = LinkRules.allowing(settings.linkHosts());
        return new AwsInstallation(
                settings,
                ObjectStore.connect(settings.store()),
                new PresignedLinks(rules, LinkLimits.USUAL, scratch.path()),
                scratch);
    }

    JobsBucket jobs() {
        return new JobsBucket(store, settings.jobsBucket());
    }

    /** The one bundle of a job. */
    JobBundle bundle(String name, Map<String, Object> document) {
        JobBundle own = new ZipBundlePublisher(store, settings.resultsBucket(), settings.failedBucket(), name);
        Map<Kind, UploadLink> uploads = UploadLinks.of(document);
        return uploads.isEmpty()
                ? own
                : new LinkBundlePublisher(
                        links, uploads, own, store, new BlobId(settings.jobsBucket(), "jobs/" + name));
    }

    /** The parts of a job, until they are merged. */
    BlobPartStore parts(String name) {
        BlobId folder = new BlobId(settings.jobsBucket(), "jobs/" + name + "/parts");
        return new BlobPartStore(store, folder, LocalInstallation.version());
    }

    /** The worker for one job. */
    RunJob runJob(JobBundle bundle, int threads) {
        Clock clock = clock();
        return new RunJob(scan(threads), volumes(), writer(clock), bundle, clock);
    }

    /** The worker for parts of one job. */
    RunPart runPart(JobBundle bundle, PartStore parts, int threads) {
        Clock clock = clock();
        return new RunPart(scan(threads), volumes(), parts, writer(clock), bundle, clock);
    }

    /** The worker that merges the parts of one job. */
    MergeParts mergeParts(JobBundle bundle, PartStore parts, int threads) {
        Clock clock = clock();
        return new MergeParts(scan(threads), volumes(), parts, writer(clock), bundle, clock);
    }

    private JobScan scan(int threads) {
        return new JobScan(
                new FetchedInputStaging(store, links, scratch.path(), Optional.empty()),
                LocalInstallation.rawData(),
                new ImageFiles(),
                new SliceSnrComputation(LocalInstallation.kernels(new DeviceChoice.Cpu())),
                threads);
    }

    private RunJob.VolumesFactory volumes() {
        return LocalInstallation.volumes(scratch.path());
    }

    private static BundleWriter writer(Clock clock) {
        return new BundleWriter(LocalInstallation.version(), clock);
    }

    private static Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }
}
