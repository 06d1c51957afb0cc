package org.mroptimum.app.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mroptimum.aws.s3.LoopbackS3;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The buckets of an installation in a loopback object store, with a phantom scan in one of them. */
public final class Cloud {
    public static final String JOBS = "jobs-bucket";
    public static final String RESULTS = "results-bucket";
    public static final String FAILED = "failed-bucket";
    private static final String DATA = "data";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackS3 server = new LoopbackS3();
    private final S3Client s3 = server.client();
    private final StoreGate gate = new StoreGate(server.endpoint());

    /** Files are written below {@code folder} on their way. */
    public Cloud(Path folder) throws Exception {
        List.of(JOBS, RESULTS, FAILED, DATA).forEach(bucket -> s3.createBucket(r -> r.bucket(bucket)));
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(32, 24, 4));
        upload(folder, "signal.npy", phantom.signal(0));
        upload(folder, "noise.npy", phantom.noise());
    }

    /** Stores an array for requests to name. */
    public void upload(Path folder, String name, KSpace data) throws IOException {
        Path file = folder.resolve(name);
        NumpyWriter.write(file, data);
        s3.putObject(r -> r.bucket(DATA).key(name), RequestBody.fromFile(file));
        Files.delete(file);
    }

    /** Stores a file in the data bucket. */
    public void upload(Path file, String key) {
        s3.putObject(r -> r.bucket(DATA).key(key), RequestBody.fromFile(file));
    }

    public StoreGate gate() {
        return gate;
    }

    /** What a door of this installation is told. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ResultsBucketName", RESULTS);
        environment.put("FailedBucketName", FAILED);
        environment.put("JobsBucketName", JOBS);
        environment.put("MROPTIMUM_S3_ENDPOINT", gate.endpoint().toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", LoopbackS3.KEY_ID);
        environment.put("AWS_SECRET_ACCESS_KEY", LoopbackS3.SECRET);
        return environment;
    }

    /** An analytic job on the phantom scan. */
    public static ObjectNode request(String alias) {
        return request(alias, "signal.npy");
    }

    /** An analytic job on another signal of the data bucket, of which there may be none. */
    public static ObjectNode request(String alias, String signal) {
        ObjectNode request = JSON.createObjectNode();
        request.put("alias", alias).put("pipeline", "pipeline-of-" + alias).put("user_id", "u-1");
        request.put("token", "Bearer a-secret-of-the-user");
        ObjectNode task = request.putObject("task").put("name", "ac").put("version", "v0");
        task.put("acquisition", 2);
        ObjectNode reconstruction = task.putObject("options").putObject("reconstructor");
        ObjectNode options = reconstruction.put("name", "rss").putObject("options");
        options.set("signal", file(signal));
        options.set("noise", file("noise.npy"));
        return request;
    }

    private static ObjectNode file(String name) {
        ObjectNode file = JSON.createObjectNode().put("type", "file");
        file.putObject("options")
                .put("type", "s3")
                .put("filename", name)
                .put("bucket", DATA)
                .put("key", name)
                .put("vendor", "numpy")
                .put("dwellTime", 10_000);
        return file;
    }

    /** Stages a document as the state machine does. */
    public JobReference stage(String id, String document) {
        put(JOBS, "jobs/" + id + ".json", document);
        return new JobReference(JOBS, "jobs/" + id + ".json");
    }

    public void put(String bucket, String key, String content) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    /** The event that names a staged request. */
    public static ObjectNode event(JobReference reference) {
        ObjectNode event = JSON.createObjectNode();
        event.putObject("job_ref").put("bucket", reference.bucket()).put("key", reference.key());
        return event;
    }

    /** Where a bundle of the test's user is. */
    public static String key(JobReference reference) {
        return "MR Optimum/u-1/" + reference.bundleName() + ".zip";
    }

    public List<String> keys(String bucket) {
        return s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** The files of a bundle as text. */
    public Map<String, String> bundle(String bucket, String key) throws IOException {
        byte[] zipped = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
        Map<String, String> files = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    /** The problems in a failure bundle's log. */
    public List<String> problems(String key) throws IOException {
        JsonNode log = JSON.readTree(bundle(FAILED, key).get("info.json")).at("/headers/log");
        return log.findParents("type").stream()
                .filter(entry -> entry.path("type").asText().equals("ERROR"))
                .map(entry -> entry.path("what").asText())
                .filter(what -> what.startsWith("MRO-"))
                .toList();
    }

    public void stop() throws Exception {
        gate.close();
        s3.close();
        server.stop();
    }
}
