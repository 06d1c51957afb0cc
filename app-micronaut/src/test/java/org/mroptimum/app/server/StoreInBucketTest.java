package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.aws.s3.LoopbackS3;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server whose scans and results are in a bucket. */
class StoreInBucketTest {

    @Test
    void aJobRunsAndItsResultIsReadWithoutAStoreFolder(@TempDir Path folder) throws Exception {
        LoopbackS3 s3 = new LoopbackS3();
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 4));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        ServerOptions usual = ServerOptions.inFolder(folder.resolve("data")).at("127.0.0.1", 0);
        StorePlace bucket = new StorePlace.Bucket(
                LoopbackS3.BUCKET, "hospital", new S3Settings(Optional.empty(), Optional.of(s3.endpoint())));
        System.setProperty("aws.accessKeyId", LoopbackS3.KEY_ID);
        System.setProperty("aws.secretAccessKey", LoopbackS3.SECRET);
        try (RunningServer server = RunningServer.with(usual.storing(bucket))) {
            String signal = server.upload("anna", "signal.npy", Files.readAllBytes(folder.resolve("signal.npy")));
            String noise = server.upload("anna", "noise.npy", Files.readAllBytes(folder.resolve("noise.npy")));
            String job = RunningServer.json(server.post("anna", "/api/v1/jobs", RunningServer.smallJob(signal, noise)))
                    .path("id")
                    .asText();
            server.events("anna", job);

            byte[] map = server.bytes("anna", "/api/v1/jobs/" + job + "/maps/SNR.nii.gz")
                    .readAllBytes();
            assertTrue(map.length > 352, "a map came back");
            assertEquals(3, keys(s3).size(), "two scans, one result");
            assertTrue(keys(s3).stream().allMatch(key -> key.startsWith("hospital/")), "all are below the prefix");
            server.delete("anna", "/api/v1/jobs/" + job);
            server.delete("anna", "/api/v1/scans/" + noise);
            assertEquals(List.of("hospital/scans/" + signal), keys(s3));
        } finally {
            s3.stop();
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertTrue(Files.notExists(folder.resolve("data/store")), "nothing is in a folder");
    }

    private static List<String> keys(LoopbackS3 server) {
        try (var s3 = server.client()) {
            return s3.listObjectsV2(r -> r.bucket(LoopbackS3.BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    @Test
    void aPlaceIsAFolderOrABucket() {
        Map<String, String> environment = Map.of("AWS_REGION", "eu-central-1");
        S3Settings settings = new S3Settings(Optional.of("eu-central-1"), Optional.empty());

        assertEquals(new StorePlace.Folder(Path.of("/srv/store")), StorePlace.of("/srv/store", environment));
        assertEquals(new StorePlace.Bucket("mr", "", settings), StorePlace.of("s3://mr", environment));
        assertEquals(new StorePlace.Bucket("mr", "a/b", settings), StorePlace.of("s3://mr/a/b", environment));
        for (String wrong : List.of("s3:mr", "s3://", "s3:///a", "s3://m r")) {
            JobFailure refused = assertThrows(JobFailure.class, () -> StorePlace.of(wrong, environment));
            assertEquals(RunError.BAD_SETTING, refused.code());
        }
    }
}
