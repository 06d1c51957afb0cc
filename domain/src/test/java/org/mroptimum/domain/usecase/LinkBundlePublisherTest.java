package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Files;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.usecase.LinkBundlePublisher.UploadLink;

class LinkBundlePublisherTest {
    private static final Files FILES = sink -> sink.open("info.json").close();
    private static final UploadLink RESULT = new UploadLink("https://a/r.zip?sig=secret", new Location("a", "r.zip"));
    private static final UploadLink FAILURE = new UploadLink("https://a/f.zip?sig=secret", new Location("a", "f.zip"));

    private final Map<BlobId, byte[]> stored = new HashMap<>();
    private final List<String> uploaded = new ArrayList<>();

    @Test
    void bundlesGoOverTheirLinks() {
        assertEquals(RESULT.place(), of(Map.of(Kind.RESULT, RESULT)).publish(Kind.RESULT, JobIdentity.NONE, FILES));
        assertEquals(List.of(RESULT.address()), uploaded);
    }

    @Test
    void anotherRunKnowsWhatWasUploaded() {
        Map<Kind, UploadLink> both = Map.of(Kind.RESULT, RESULT, Kind.FAILURE, FAILURE);
        assertEquals(Optional.empty(), of(both).find(Kind.RESULT, JobIdentity.NONE));

        of(both).publish(Kind.RESULT, JobIdentity.NONE, FILES);

        assertEquals(Optional.of(RESULT.place()), of(both).find(Kind.RESULT, JobIdentity.NONE));
        assertEquals(Optional.empty(), of(both).find(Kind.FAILURE, JobIdentity.NONE));
        assertEquals(RESULT.place(), of(both).publish(Kind.FAILURE, JobIdentity.NONE, FILES));
        assertEquals(List.of(RESULT.address()), uploaded);
    }

    @Test
    void aKindWithoutALinkGoesToTheOwnBucket() {
        Location place = of(Map.of(Kind.RESULT, RESULT)).publish(Kind.FAILURE, JobIdentity.NONE, FILES);

        assertEquals(new Location("failed", "MR Optimum/None/name.zip"), place);
        assertEquals(List.of(), uploaded);
    }

    @Test
    void aFailureThatItsLinkDoesNotTakeGoesToTheOwnBucket() {
        UploadLink expired = new UploadLink("https://a/expired.zip?sig=secret", new Location("a", "expired.zip"));
        LinkBundlePublisher bundle = of(Map.of(Kind.RESULT, expired, Kind.FAILURE, expired));
        Location own = new Location("failed", "MR Optimum/None/name.zip");

        assertEquals(own, bundle.publish(Kind.FAILURE, JobIdentity.NONE, FILES));
        assertEquals(Optional.of(own), bundle.find(Kind.FAILURE, JobIdentity.NONE));
        assertThrows(JobFailure.class, () -> bundle.publish(Kind.RESULT, JobIdentity.NONE, FILES));
    }

    @Test
    void noMarkIsLeftWhenTheUploadFails() {
        Files broken = sink -> {
            throw new IOException("disk");
        };
        LinkBundlePublisher bundle = of(Map.of(Kind.RESULT, RESULT));

        assertThrows(UncheckedIOException.class, () -> bundle.publish(Kind.RESULT, JobIdentity.NONE, broken));
        assertEquals(Map.of(), stored);
    }

    @Test
    void theBundleCountsAlsoWhenNoMarkCanBeLeft() {
        MapStore broken = new MapStore(stored) {
            @Override
            public boolean publish(BlobId id, Content content) {
                throw new JobFailure(StorageError.NOT_WRITABLE, "no such bucket");
            }
        };
        LinkBundlePublisher bundle = of(Map.of(Kind.RESULT, RESULT), broken);

        assertEquals(RESULT.place(), bundle.publish(Kind.RESULT, JobIdentity.NONE, FILES));
    }

    @Test
    void neverPrintsALink() {
        assertFalse(RESULT.toString().contains("secret"));
    }

    private LinkBundlePublisher of(Map<Kind, UploadLink> uploads) {
        return of(uploads, new MapStore(stored));
    }

    private LinkBundlePublisher of(Map<Kind, UploadLink> uploads, BlobStore store) {
        return new LinkBundlePublisher(
                new Uploads(),
                uploads,
                new ZipBundlePublisher(store, "results", "failed", "name"),
                store,
                new BlobId("jobs", "jobs/name"));
    }

    private final class Uploads implements TemporaryLinks {

        @Override
        public InputStream open(String link) {
            throw new UnsupportedOperationException("bundles are only uploaded");
        }

        @Override
        public void put(String link, BlobStore.Content content) {
            if (link.contains("expired")) {
                throw new JobFailure(StorageError.NOT_WRITABLE, "the link has expired");
            }
            try {
                content.writeTo(new ByteArrayOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            uploaded.add(link);
        }
    }
}
