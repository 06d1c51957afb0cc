package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.HubJobs;
import org.mroptimum.domain.port.MemoryScanStore;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.RequestFacts;

/** A hub's request becomes a job of the account that it came by. */
class SubmitHubJobTest {
    private static final Placement LIGHT = new Placement(Placement.Weight.LIGHT, 1, 1, "a test says so");

    private final List<Job> accepted = new ArrayList<>();
    private final List<String> remembered = new ArrayList<>();
    private final HubFiles files = new HubFiles(new OwnScans(new FindScans(new MemoryScanStore())), link -> {
        if (!link.startsWith("https://store.local/")) {
            throw new JobFailure(StorageError.LINK_REFUSED, "for the test");
        }
    });
    private final SubmitHubJob submitting = new SubmitHubJob(
            new SubmitJob(
                    SubmitHubJob.choice(files, request -> LIGHT),
                    new Accepting(),
                    () -> new JobId("never"),
                    InstantSource.fixed(Instant.EPOCH)),
            files,
            new Remembering());

    private static Map<String, Object> request() {
        return Documents.example("req_mode2_presigned");
    }

    private List<String> refusals(Map<String, Object> document) {
        return assertThrows(JobFailure.class, () -> submitting.submit(document, "hub")).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void theExampleOfTheContractIsAJobOfTheAccountAndNamesTheHubsUser() {
        SubmitJob.Submitted submitted = submitting.submit(request(), "hub");

        Job job = accepted.get(0);
        assertEquals(Optional.of("hub"), RequestFacts.of(job.request()).userId());
        assertEquals(Optional.of("u-123"), job.request().identity().userId());
        assertTrue(
                String.valueOf(job.document().get("presigned_upload_url")).contains("sig="), "the job needs its links");
        assertFalse(job.document().toString().contains("Bearer"), "and no token");
        assertEquals(List.of(submitted.id() + " 0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9 true"), remembered);
    }

    @Test
    void theSamePipelineIsOneJobForEachAccount() {
        JobId first = submitting.submit(request(), "hub").id();
        assertEquals(new SubmitJob.Submitted(first, false), submitting.submit(request(), "hub"));
        assertTrue(submitting.submit(request(), "another").accepted());
        assertEquals(2, accepted.size());
    }

    @Test
    void whatTheHubCouldNotBeAnsweredToIsRefused() {
        Map<String, Object> empty = request();
        empty.remove("pipeline");
        empty.put("presigned_upload_url", "");
        assertEquals(2, refusals(empty).size());
        Map<String, Object> spaced = request();
        spaced.put("pipeline", "two words");
        assertTrue(refusals(spaced).get(0).contains("$.pipeline"));
        Map<String, Object> elsewhere = request();
        elsewhere.put("presigned_failure_upload_url", "https://elsewhere.local/x?sig=secret");
        assertEquals(List.of("MRO-4008 at $.presigned_failure_upload_url: for the test"), refusals(elsewhere));
        assertEquals(List.of(), accepted);
    }

    @Test
    void filesWithoutALinkAreTheAccountsScansOnly() {
        Map<String, Object> document = request();
        Documents.put(document, "task.options.reconstructor.options.noise.options.presigned_url", "");
        assertEquals(1, refusals(document).size());
    }

    private final class Remembering implements HubJobs {
        @Override
        public void remember(JobId job, String pipeline, boolean anew) {
            remembered.add(job + " " + pipeline + " " + anew);
        }

        @Override
        public Optional<String> waiting(JobId job) {
            return Optional.empty();
        }

        @Override
        public List<JobId> ended() {
            return List.of();
        }

        @Override
        public void told(JobId job) {}

        @Override
        public void tidy() {}
    }

    private final class Accepting implements Orchestrator {
        @Override
        public boolean submit(Job job) {
            return accepted.add(job);
        }

        @Override
        public Optional<JobState> status(JobId id) {
            return accepted.stream()
                    .filter(job -> job.id().equals(id))
                    .findFirst()
                    .map(Job::state);
        }

        @Override
        public boolean cancel(JobId id) {
            return false;
        }
    }
}
