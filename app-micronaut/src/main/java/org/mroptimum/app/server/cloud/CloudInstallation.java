package org.mroptimum.app.server.cloud;

import java.util.function.Function;
import org.mroptimum.app.aws.ObjectStore;
import org.mroptimum.app.server.CloudOptions;
import org.mroptimum.app.server.StorePlace;
import org.mroptimum.aws.fargate.FargateComputeRunner;
import org.mroptimum.aws.fargate.Pause;
import org.mroptimum.aws.job.JobBundles;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.aws.s3.OneBucketStore;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.usecase.ZipBundlePublisher;
import org.mroptimum.local.job.InProcessComputeRunner;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

/** Wires the computers in the cloud to a server whose scans and results are in a bucket. */
final class CloudInstallation implements AutoCloseable {
    private final CloudOptions options;
    private final StorePlace.Bucket bucket;
    private final EcsClient client;

    /**
     * Connects to the service, for as long as the server runs.
     *
     * @param bucket where the server has its scans
     * @throws JobFailure MRO-5009 when the SDK misses a setting
     */
    CloudInstallation(CloudOptions options, StorePlace.Bucket bucket) {
        this.options = options;
        this.bucket = bucket;
        this.client = connect(options, bucket);
    }

    private static EcsClient connect(CloudOptions options, StorePlace.Bucket bucket) {
        EcsClientBuilder builder = EcsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        bucket.settings().region().map(Region::of).ifPresent(builder::region);
        options.endpoint().ifPresent(address -> {
            builder.endpointOverride(address);
            if (bucket.settings().region().isEmpty()) {
                builder.region(Region.US_EAST_1);
            }
        });
        try {
            return builder.build();
        } catch (SdkException e) {
            throw new JobFailure(RunError.BAD_SETTING, "AWS_REGION: is missing, or the SDK cannot start", e);
        }
    }

    /**
     * Runs jobs where they were placed.
     *
     * @param house runs what stays, and keeps failures
     * @param bundles the one bundle of a job, in the store of the server
     * @param pause between two questions to the service
     */
    ComputeRunner runner(
            InProcessComputeRunner house, Function<JobId, ZipBundlePublisher> bundles, AuditTrail audit, Pause pause) {
        BlobStore store = ObjectStore.connect(bucket.settings());
        CloudOptions.Buckets buckets = options.buckets();
        JobsBucket jobs = new JobsBucket(store, buckets.jobs());
        JobBundles left = JobBundles.inBuckets(store, buckets.results(), buckets.failed());
        CloudRequest requests = new CloudRequest(new OneBucketStore(store, bucket.name(), bucket.prefix())::inside);
        ComputeRunner tasks = new FargateComputeRunner(client, options.tasks(), jobs, left, pause);
        return new CloudRunner(house, house, bundles, requests, new CloudRunner.Cloud(tasks, store, jobs, left), audit);
    }

    @Override
    public void close() {
        client.close();
    }
}
