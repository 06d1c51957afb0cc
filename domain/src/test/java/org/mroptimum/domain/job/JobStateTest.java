package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mroptimum.domain.job.JobState.ACCEPTED;
import static org.mroptimum.domain.job.JobState.CANCELLED;
import static org.mroptimum.domain.job.JobState.COMPLETED;
import static org.mroptimum.domain.job.JobState.FAILED;
import static org.mroptimum.domain.job.JobState.QUEUED;
import static org.mroptimum.domain.job.JobState.RUNNING;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    private static final Map<JobState, Set<JobState>> LEGAL = Map.of(
            ACCEPTED, Set.of(QUEUED, FAILED, CANCELLED),
            QUEUED, Set.of(RUNNING, FAILED, CANCELLED),
            RUNNING, Set.of(COMPLETED, FAILED, CANCELLED, QUEUED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Job job(JobState state) {
        return new Job(
                new JobId("job-1"),
                JobRequestParser.parse(Documents.example("req_ac_rss")),
                Documents.example("req_ac_rss"),
                new Placement(Placement.Weight.LIGHT, 500, 3, "fits"),
                state,
                NOON,
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void allowsExactlyTheLegalSteps(JobState from) {
        for (JobState to : JobState.values()) {
            boolean legal = LEGAL.getOrDefault(from, Set.of()).contains(to);
            assertEquals(legal, from.canBecome(to), from + " -> " + to);
            if (legal) {
                assertEquals(to, job(from).become(to, NOON).state());
            } else {
                JobFailure failure =
                        assertThrows(JobFailure.class, () -> job(from).become(to, NOON));
                assertEquals(RunError.WRONG_STATE, failure.code());
            }
        }
        assertEquals(LEGAL.getOrDefault(from, Set.of()).isEmpty(), from.isFinal());
    }

    @Test
    void remembersWhenItStartedAndFinished() {
        Job accepted = Job.accepted(
                job(ACCEPTED).id(),
                Documents.example("req_ac_rss"),
                job(ACCEPTED).placement(),
                NOON);
        Job running = accepted.become(QUEUED, NOON.plusSeconds(1)).become(RUNNING, NOON.plusSeconds(2));
        assertEquals(Optional.of(NOON.plusSeconds(2)), running.started());
        assertEquals(Optional.empty(), running.finished());
        Job done = running.become(COMPLETED, NOON.plusSeconds(9));
        assertEquals(NOON, done.accepted());
        assertEquals(Optional.of(NOON.plusSeconds(2)), done.started());
        assertEquals(Optional.of(NOON.plusSeconds(9)), done.finished());
    }

    @Test
    void forgetsTheStartWhenItGoesBackToTheQueue() {
        Job again = job(QUEUED).become(RUNNING, NOON).become(QUEUED, NOON.plusSeconds(5));
        assertEquals(Optional.empty(), again.started());
        assertEquals(
                Optional.of(NOON.plusSeconds(8)),
                again.become(RUNNING, NOON.plusSeconds(8)).started());
    }

    @Test
    void neverPrintsTheSecretsOfItsRequest() {
        Job job = Job.accepted(
                new JobId("job-2"),
                Documents.example("req_mode2_presigned"),
                job(ACCEPTED).placement(),
                NOON);

        assertEquals("job job-2 (ACCEPTED, LIGHT)", job.toString());
        assertEquals(
                Documents.example("req_mode2_presigned").get("presigned_upload_url"),
                job.document().get("presigned_upload_url"));
    }
}
