package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.Hub;
import org.mroptimum.domain.port.HubJobs;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.MemoryAuditTrail;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.port.ToldFailure;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.usecase.LinkBundlePublisher.UploadLink;

/** Whatever becomes of a job, the hub hears it, after its bundle has arrived. */
class TellHubTest {
    private static final BlobId BUNDLE = new BlobId("results", "MR Optimum/u-1/one.zip");
    private static final JobId ID = new JobId("one");

    private final MemoryBlobStore bundles = new MemoryBlobStore();
    private final MemoryAuditTrail audit = new MemoryAuditTrail();
    private final List<String> said = new ArrayList<>();
    private Optional<TrackedJob> job = Optional.empty();
    private Optional<ErrorCode> storeFails = Optional.empty();
    private boolean hubIsDown;
    private boolean told;

    private void tell() {
        telling().tell(ID);
    }

    private TellHub telling() {
        bundles.put(BUNDLE, out -> out.write("zip".getBytes(StandardCharsets.UTF_8)));
        Map<Kind, UploadLink> links = Map.of(
                Kind.RESULT, new UploadLink("to-result", new Location("theirs", "result.zip")),
                Kind.FAILURE, new UploadLink("to-failure", new Location("theirs", "failure.zip")));
        return new TellHub(new OneJob(), new OneHubJob(), bundles, new Uploads(), document -> links, new Ear(), audit);
    }

    private static TrackedJob in(JobState state, Optional<ToldFailure> failure, Optional<Kind> bundle) {
        TrackedJob known = TrackedJob.of(JobExamples.job(ID.value(), "one", Weight.LIGHT));
        return new TrackedJob(
                known.id(),
                known.asked(),
                known.document(),
                known.placement(),
                state,
                known.accepted(),
                known.started(),
                known.finished(),
                known.progress(),
                failure,
                bundle.map(kind -> new StoredBundle(kind, new Location(BUNDLE.bucket(), BUNDLE.key()))));
    }

    private void completed() {
        job = Optional.of(in(JobState.COMPLETED, Optional.empty(), Optional.of(Kind.RESULT)));
    }

    private void failed() {
        ToldFailure why = new ToldFailure("MRO-2003", "MRO-2003: no scan");
        job = Optional.of(in(JobState.FAILED, Optional.of(why), Optional.of(Kind.FAILURE)));
    }

    @Test
    void theBundleArrivesBeforeTheWord() {
        completed();
        tell();
        assertEquals(List.of("put to-result zip", "completed pipeline-of-one theirs/result.zip"), said);
        assertEquals(List.of(AuditEvent.done(AuditEvent.SERVER, AuditAction.RESULT_EXPORT, "one")), audit.events());

        tell();
        assertEquals(2, said.size(), "what was told is not told again");
    }

    @Test
    void aFailureAndItsBundleAreTold() {
        failed();
        tell();
        assertEquals(List.of("put to-failure zip", "failed pipeline-of-one MRO-2003: no scan"), said);
    }

    @Test
    void aJobThatHasNotEndedIsNotToldYet() {
        job = Optional.of(in(JobState.RUNNING, Optional.empty(), Optional.empty()));
        tell();
        assertEquals(List.of(), said);
        completed();
        tell();
        assertEquals(2, said.size());
    }

    @Test
    void cancelledAndDeletedJobsAreFailuresForTheHub() {
        job = Optional.of(in(JobState.CANCELLED, Optional.empty(), Optional.empty()));
        tell();
        told = false;
        job = Optional.empty();
        tell();
        assertEquals(
                List.of(
                        "failed pipeline-of-one the job is CANCELLED",
                        "failed pipeline-of-one MRO-4001: the job was deleted at the worker"),
                said);
    }

    @Test
    void aStoreOrHubThatIsDownIsAskedAgain() {
        completed();
        storeFails = Optional.of(StorageError.STORE_UNREACHABLE);
        assertThrows(JobFailure.class, this::tell);
        storeFails = Optional.empty();
        hubIsDown = true;
        assertThrows(JobFailure.class, this::tell);
        hubIsDown = false;
        tell();
        assertEquals("completed pipeline-of-one theirs/result.zip", said.get(said.size() - 1));
    }

    @Test
    void aLinkThatExpiredIsAFailureForTheHubAndNoReasonToHideOne() {
        storeFails = Optional.of(StorageError.NOT_WRITABLE);
        completed();
        tell();
        told = false;
        failed();
        tell();
        assertEquals(
                List.of(
                        "failed pipeline-of-one MRO-4003: for the test; the result stays at the worker as job one",
                        "failed pipeline-of-one MRO-2003: no scan"),
                said);
    }

    @Test
    void whoGivesUpSaysSoIfTheHubListens() {
        completed();
        telling().giveUp(ID);
        told = false;
        hubIsDown = true;
        telling().giveUp(ID);
        assertEquals(
                List.of("failed pipeline-of-one MRO-4009: the worker could not bring the bundle of job one"), said);
        assertEquals(true, told);
    }

    /** The hub, which keeps what it hears. */
    private final class Ear implements Hub {
        @Override
        public void completed(String pipeline, Location result) {
            hear("completed " + pipeline + " " + result.bucket() + "/" + result.key());
        }

        @Override
        public void failed(String pipeline, String error) {
            hear("failed " + pipeline + " " + error);
        }

        private void hear(String what) {
            if (hubIsDown) {
                throw new JobFailure(RunError.HUB_NOT_REACHED, "for the test");
            }
            said.add(what);
        }
    }

    /** Links that keep what goes over them. */
    private final class Uploads implements TemporaryLinks {
        @Override
        public InputStream open(String link) {
            throw new AssertionError("nothing is fetched");
        }

        @Override
        public void put(String link, BlobStore.Content content) {
            storeFails.ifPresent(code -> {
                throw new JobFailure(code, "for the test");
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                content.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            said.add("put " + link + " " + out.toString(StandardCharsets.UTF_8));
        }
    }

    private final class OneHubJob implements HubJobs {
        @Override
        public void remember(JobId id, String pipeline, boolean anew) {
            throw new AssertionError("nobody submits");
        }

        @Override
        public Optional<String> waiting(JobId id) {
            return told ? Optional.empty() : Optional.of("pipeline-of-one");
        }

        @Override
        public List<JobId> ended() {
            return List.of();
        }

        @Override
        public void told(JobId id) {
            told = true;
        }

        @Override
        public void tidy() {}
    }

    private final class OneJob implements JobStore {
        @Override
        public boolean add(Job another) {
            throw new AssertionError("nobody adds");
        }

        @Override
        public Optional<TrackedJob> find(JobId id) {
            return job;
        }

        @Override
        public boolean replace(Job before, Job after) {
            throw new AssertionError("nobody replaces");
        }

        @Override
        public List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit) {
            throw new AssertionError("nobody lists");
        }

        @Override
        public boolean remove(JobId id) {
            throw new AssertionError("nobody removes");
        }
    }
}
