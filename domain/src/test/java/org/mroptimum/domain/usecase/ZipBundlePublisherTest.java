package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
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
            new ZipBundlePublisher(new MapStore(stored), "results", "failed", NAME);

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
            String key = new ZipBundlePublisher(new MapStore(new HashMap<>()), "results", "failed", NAME)
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
        publisher.publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES);
        byte[] first = stored.values().iterator().next();
        stored.clear();
        publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);

        assertArrayEquals(first, stored.values().iterator().next());
    }

    @Test
    void theFirstResultStays() {
        Location first = publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);
        byte[] bytes = stored.get(new BlobId(first.bucket(), first.key()));

        Location second = publisher.publish(Kind.RESULT, JobIdentity.NONE, sink -> {});

        assertEquals(first, second);
        assertEquals(Map.of(new BlobId(first.bucket(), first.key()), bytes), stored);
    }

    @Test
    void noFailureIsWrittenBesideAResult() {
        Location result = publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);

        assertEquals(result, publisher.publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES));
        assertEquals(1, stored.size());
    }

    @Test
    void aFailureGivesWayToTheResultOfAnotherRun() {
        publisher.publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES);
        assertTrue(publisher.find(Kind.FAILURE, JobIdentity.NONE).isPresent());

        Location result = publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);

        assertEquals(Optional.of(result), publisher.find(Kind.RESULT, JobIdentity.NONE));
        assertEquals(Optional.empty(), publisher.find(Kind.FAILURE, JobIdentity.NONE));
    }

    @Test
    void aResultThatComesWhileTheFailureIsWrittenWins() {
        Location place = publisher.publish(Kind.FAILURE, JobIdentity.NONE, sink -> {
            TWO_FILES.writeTo(sink);
            publisher.publish(Kind.RESULT, JobIdentity.NONE, TWO_FILES);
        });

        assertEquals("results", place.bucket());
        assertEquals(1, stored.size());
    }

    @Test
    void aFailureIsKeptAlsoWhenTheBucketOfResultsCannotBeAsked() {
        MapStore broken = new MapStore(stored) {
            @Override
            public Optional<BlobStat> stat(BlobId id) {
                if (id.bucket().equals("results")) {
                    throw new JobFailure(StorageError.NOT_READABLE, "no such bucket");
                }
                return super.stat(id);
            }
        };

        Location place = new ZipBundlePublisher(broken, "results", "failed", NAME)
                .publish(Kind.FAILURE, JobIdentity.NONE, TWO_FILES);

        assertEquals("failed", place.bucket());
        assertEquals(1, stored.size());
    }

    private static JobIdentity user(Optional<String> id) {
        return new JobIdentity(Optional.empty(), Optional.empty(), id);
    }
}
