package org.mroptimum.app.server.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mroptimum.app.aws.AwsWorker;
import org.mroptimum.app.aws.JobEvent;
import org.mroptimum.app.server.CloudOptions;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.StorePlace;
import org.mroptimum.aws.s3.LoopbackS3;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.aws.wire.EcsDouble;
import org.mroptimum.aws.wire.TaskScript.End;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.usecase.JobOutcome;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is outside of the house: an object store, and a service whose tasks are the real worker in this program. */
final class CloudSide implements AutoCloseable {
    static final String JOBS = "jobs-bucket";
    static final String RESULTS = "results-bucket";
    static final String FAILED = "failed-bucket";

    final LoopbackS3 s3 = new LoopbackS3();
    final EcsDouble ecs = new EcsDouble();
    private final S3Client client = s3.client();

    CloudSide() throws Exception {
        List.of(JOBS, RESULTS, FAILED).forEach(bucket -> client.createBucket(r -> r.bucket(bucket)));
        System.setProperty("aws.accessKeyId", LoopbackS3.KEY_ID);
        System.setProperty("aws.secretAccessKey", LoopbackS3.SECRET);
        System.setProperty(QuickPause.WANTED, "true");
        ecs.script((environment, stopping) -> Optional.of(End.exit(work(environment))));
    }

    /** A server for which every job is heavy and too large. */
    RunningServer server(Path data) {
        CloudOptions computers = CloudOptions.of(
                EcsDouble.CLUSTER,
                EcsDouble.TASK_DEFINITION,
                "subnet-1,subnet-2",
                "sg-1",
                String.join(",", JOBS, RESULTS, FAILED),
                4000,
                2,
                Map.of("MROPTIMUM_CLOUD_ENDPOINT", ecs.endpoint().toString()));
        StorePlace bucket = new StorePlace.Bucket(
                LoopbackS3.BUCKET, "hospital", new S3Settings(Optional.empty(), Optional.of(s3.endpoint())));
        return RunningServer.with(ServerOptions.inFolder(data)
                .at("127.0.0.1", 0)
                .computingWith(1, 1, 64)
                .storing(bucket)
                .sendingHeavyJobsTo(computers));
    }

    /** What the container does. */
    int work(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("MROPTIMUM_S3_ENDPOINT", s3.endpoint().toString());
        all.put("AWS_REGION", "us-east-1");
        JobReference job =
                new JobReference(environment.getOrDefault("JOB_BUCKET", ""), environment.getOrDefault("JOB_KEY", ""));
        JobOutcome end = AwsWorker.of(all).job(new JobEvent.Stored(job), "").run(failure -> false);
        return end instanceof JobOutcome.Completed ? 0 : 1;
    }

    List<String> keys(String bucket) {
        return client.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public void close() throws IOException {
        System.clearProperty(QuickPause.WANTED);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        client.close();
        ecs.close();
        try {
            s3.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
