package org.mroptimum.app.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.local.synthetic.NumpyWriter;

/** Jobs of mode 2 (contract 1.1): inputs come and bundles go over presigned links, the store keeps marks only. */
class AwsJobTest {
    private static final String SIGNATURE = "?X-Amz-Signature=secret-signature";
    private static final String RESULT = "https://theirs.s3.amazonaws.com/out/result.zip" + SIGNATURE;
    private static final String FAILURE = "https://theirs.s3.amazonaws.com/out/failure.zip" + SIGNATURE;

    @TempDir
    private Path folder;

    private final MemoryBlobStore store = new MemoryBlobStore();
    private final HeldLinks links = new HeldLinks();

    @BeforeEach
    void offerInputs() throws IOException {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(32, 24, 4));
        offer("signal.npy", phantom.signal(0));
        offer("noise.npy", phantom.noise());
    }

    @Test
    void inputsComeAndTheResultGoesOverLinks() throws IOException {
        JobOutcome outcome = run(request("signal.npy"));

        JobOutcome.Completed completed = assertInstanceOf(JobOutcome.Completed.class, outcome);
        assertEquals(new Location("theirs", "out/result.zip"), completed.location());
        String info = info(links.objects.get(RESULT));
        assertFalse(info.contains("secret-signature"), "a link is in the bundle");
        assertFalse(Files.exists(folder.resolve("scratch")), "the scratch folder is gone");
    }

    @Test
    void aSecondRunFindsTheUploadedResult() {
        run(request("signal.npy"));
        byte[] first = links.objects.get(RESULT);
        links.objects.keySet().removeIf(link -> link.contains(".npy"));

        assertInstanceOf(JobOutcome.Completed.class, run(request("signal.npy")));

        assertEquals(first, links.objects.get(RESULT));
        assertFalse(links.objects.containsKey(FAILURE));
    }

    @Test
    void theFailureGoesOverItsOwnLink() throws IOException {
        JobOutcome.Failed failed = assertInstanceOf(JobOutcome.Failed.class, run(request("nothing.npy")));

        assertEquals(StorageError.NOT_FOUND, failed.failure().code());
        assertEquals(Optional.of(new Location("theirs", "out/failure.zip")), failed.location());
        String info = info(links.objects.get(FAILURE));
        assertTrue(info.contains("MRO-4001"), info);
        assertFalse(info.contains("secret-signature"), "a link is in the bundle");
        assertFalse(links.objects.containsKey(RESULT));
    }

    private JobOutcome run(Map<String, Object> document) {
        AwsSettings settings = new AwsSettings(
                "results", "failed", "jobs", new S3Settings(Optional.empty(), Optional.empty()), "*.amazonaws.com");
        AwsInstallation installation =
                new AwsInstallation(settings, store, links, new ScratchFolder(folder.resolve("scratch")));
        return new AwsJob(
                        installation,
                        1,
                        new JobEvent.Direct(document),
                        "0123456789abcdef0123456789abcdef",
                        new JobShare.Whole())
                .run(failure -> false);
    }

    private static Map<String, Object> request(String signal) {
        ObjectNode request = Cloud.request("over links", signal);
        request.put("presigned_upload_url", RESULT).put("presigned_failure_upload_url", FAILURE);
        for (String role : new String[] {"signal", "noise"}) {
            ObjectNode file = request.withObject("/task/options/reconstructor/options/" + role + "/options");
            file.put("presigned_url", link(file.path("filename").asText()));
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> document = new ObjectMapper().convertValue(request, LinkedHashMap.class);
        return document;
    }

    private void offer(String name, KSpace data) throws IOException {
        Path file = folder.resolve(name);
        NumpyWriter.write(file, data);
        links.objects.put(link(name), Files.readAllBytes(file));
    }

    private static String link(String name) {
        return "https://theirs.s3.amazonaws.com/in/" + name + SIGNATURE;
    }

    private static String info(byte @Nullable [] bundle) throws IOException {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(bundle)));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("info.json")) {
                return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("the bundle has no info.json");
    }

    /** What the links of the test lead to. */
    private static final class HeldLinks implements TemporaryLinks {
        private final Map<String, byte[]> objects = new LinkedHashMap<>();

        @Override
        public InputStream open(String link) {
            byte[] bytes = objects.get(link);
            if (bytes == null) {
                throw new JobFailure(StorageError.NOT_FOUND, "there is nothing behind the link");
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void put(String link, BlobStore.Content content) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                content.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            objects.put(link, out.toByteArray());
        }
    }
}
