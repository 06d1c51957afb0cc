package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Files;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;

class ZipBundlePublisherTest {
    private static final String NAME = "0123456789abcdef0123456789abcdef";
    private static final Files TWO_FILES = sink -> {
        for (String name : new String[] {"data/SNR.nii.gz", "info.json"}) {
            try (OutputStream out = sink.open(name)) {
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
    };

    private final Map<BlobId, byte[]> stored = new HashMap<>();
    private final ZipBundlePublisher publisher =
            new ZipBundlePublisher(new MapStore(stored), "results", "failed", () -> NAME);

    @Test
    void theKeyIsThatOfTheContract() {
        Location location = publisher.publish(Kind.RESULT, user(Optional.of("u-1")), TWO_FILES);

        assertEquals(new Location("results", "MR Optimum/u-1/" + NAME + ".zip"), location);
        assertTrue(stored.containsKey(new BlobId(location.bucket(), location.key())));
    }

    @Test
    void failuresGoToTheirOwnBucketAndUnknownUsersToNone() {
        Location location = publisher.publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES);

        assertEquals(new Location("failed", "MR Optimum/None/" + NAME + ".zip"), location);
    }

    @Test
    void aUserIdCannotChooseAnotherFolder() {
        for (String id : new String[] {"../u-1", "..", "a/b", "a\\b", "", "a\nb"}) {
            String key = new ZipBundlePublisher(new MapStore(new HashMap<>()), "results", "failed", () -> NAME)
                    .publish(Kind.RESULT, user(Optional.of(id)), TWO_FILES)
                    .key();
            String[] parts = key.split("/", -1);
            assertEquals(3, parts.length, key);
            assertTrue(!parts[1].isEmpty() && !parts[1].startsWith("..") && !parts[1].contains("\\"), key);
        }
    }

    @Test
    void filesAreAtTheRootOfTheZip() throws IOException {
        publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);

        Map<String, String> entries = new LinkedHashMap<>();
        byte[] zip = stored.values().iterator().next();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                entries.put(e.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(Map.of("data/SNR.nii.gz", "data/SNR.nii.gz", "info.json", "info.json"), entries);
    }

    @Test
    void theSameFilesGiveTheSameZip() {
        publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);
        publisher.publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES);

        byte[][] zips = stored.values().toArray(new byte[0][]);
        assertArrayEquals(zips[0], zips[1]);
    }

    @Test
    void aTakenNameIsMro4005() {
        publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);

        JobFailure failure =
                assertThrows(JobFailure.class, () -> publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES));
        assertEquals("MRO-4005", failure.code().id());
    }

    private static JobIdentity user(Optional<String> id) {
        return new JobIdentity(Optional.empty(), Optional.empty(), id);
    }

    private record MapStore(Map<BlobId, byte[]> objects) implements BlobStore {

        @Override
        public Optional<BlobStat> stat(BlobId id) {
            return Optional.ofNullable(objects.get(id)).map(b -> new BlobStat(b.length));
        }

        @Override
        public InputStream open(BlobId id) {
            return new ByteArrayInputStream(Objects.requireNonNull(objects.get(id)));
        }

        @Override
        public InputStream open(BlobId id, long offset, long length) {
            byte[] whole = Objects.requireNonNull(objects.get(id));
            int from = (int) Math.min(offset, whole.length);
            return new ByteArrayInputStream(whole, from, (int) Math.min(length, whole.length - from));
        }

        @Override
        public void put(BlobId id, Content content) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                content.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            objects.put(id, out.toByteArray());
        }

        @Override
        public boolean publish(BlobId id, Content content) {
            if (objects.containsKey(id)) {
                return false;
            }
            put(id, content);
            return true;
        }

        @Override
        public void delete(BlobId id) {
            objects.remove(id);
        }
    }
}
