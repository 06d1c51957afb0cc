package org.mroptimum.app.server.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLContext;
import org.mroptimum.aws.link.LoopbackCertificate;
import org.mroptimum.aws.s3.LoopbackS3;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The object store of a hub, with a scan in it: a real one that speaks https and checks signatures. */
final class HubStore {
    static final String SIGNAL = "in/signal.npy";
    static final String NOISE = "in/noise.npy";
    /** No scan at all. */
    static final String BROKEN = "in/broken.npy";

    private static final Duration HOUR = Duration.ofHours(1);

    private final SSLContext usual = SSLContext.getDefault();
    private final LoopbackCertificate certificate;
    private final LoopbackS3 server;
    private final S3Client s3;
    private final S3Presigner presigner;

    /** From now on this program trusts this store's certificate only. */
    HubStore(Path folder) throws Exception {
        certificate = new LoopbackCertificate(folder);
        SSLContext.setDefault(certificate.context());
        server = new LoopbackS3(certificate);
        s3 = server.client();
        presigner = S3Presigner.builder()
                .endpointOverride(URI.create("https://" + server.secureHost()))
                .region(Region.US_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LoopbackS3.KEY_ID, LoopbackS3.SECRET)))
                .build();
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        put(folder, SIGNAL, phantom.signal(0));
        put(folder, NOISE, phantom.noise());
        s3.putObject(r -> r.bucket(LoopbackS3.BUCKET).key(BROKEN), RequestBody.fromString("no scan"));
    }

    private void put(Path folder, String key, KSpace data) throws IOException {
        Path file = folder.resolve("array.npy");
        NumpyWriter.write(file, data);
        s3.putObject(r -> r.bucket(LoopbackS3.BUCKET).key(key), RequestBody.fromFile(file));
        Files.delete(file);
    }

    /** What another Java machine is told, so that it trusts this store. */
    List<String> trustingJava() throws Exception {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + certificate.password());
    }

    /** As a server's settings name it. */
    String host() {
        return server.secureHost();
    }

    String linkFrom(String key) {
        return presigner
                .presignGetObject(r -> r.signatureDuration(HOUR)
                        .getObjectRequest(g -> g.bucket(LoopbackS3.BUCKET).key(key)))
                .url()
                .toString();
    }

    String linkTo(String key) {
        return presigner
                .presignPutObject(r -> r.signatureDuration(HOUR)
                        .putObjectRequest(p -> p.bucket(LoopbackS3.BUCKET).key(key)))
                .url()
                .toString();
    }

    /** A request as the hub sends it: everything over links. */
    Map<String, Object> request(String pipeline, String signal) {
        Map<String, Object> options =
                Map.of("signal", file("signal.npy", linkFrom(signal)), "noise", file("noise.npy", linkFrom(NOISE)));
        Map<String, Object> reconstructor = Map.of("name", "rss", "options", options);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("version", "v0");
        request.put("alias", "from the hub");
        request.put("pipeline", pipeline);
        request.put("user_id", "u-123");
        request.put("token", "Bearer a-token-of-the-user");
        request.put("mode", "mode_2");
        request.put("presigned_upload_url", linkTo("out/" + pipeline + ".zip"));
        request.put("presigned_failure_upload_url", linkTo("failed/" + pipeline + ".zip"));
        request.put(
                "task",
                Map.of(
                        "name",
                        "ac",
                        "version",
                        "v0",
                        "acquisition",
                        2,
                        "options",
                        Map.of("reconstructor", reconstructor)));
        return request;
    }

    private static Map<String, Object> file(String name, String link) {
        return Map.of(
                "type",
                "file",
                "options",
                Map.of(
                        "type",
                        "s3",
                        "bucket",
                        "site-data",
                        "key",
                        name,
                        "filename",
                        name,
                        "vendor",
                        "numpy",
                        "presigned_url",
                        link));
    }

    boolean has(String key) {
        try {
            s3.headObject(r -> r.bucket(LoopbackS3.BUCKET).key(key));
            return true;
        } catch (NoSuchKeyException nothing) {
            return false;
        }
    }

    /** A file of a bundle as text. */
    String inside(String key, String name) throws IOException {
        byte[] zipped =
                s3.getObjectAsBytes(r -> r.bucket(LoopbackS3.BUCKET).key(key)).asByteArray();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(Objects.requireNonNull(key) + " has no " + name);
    }

    void stop() throws Exception {
        SSLContext.setDefault(usual);
        presigner.close();
        s3.close();
        server.stop();
    }
}
