package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.SnrMap;

class RunJobTest {
    private final MemoryInstallation house = new MemoryInstallation();

    @Test
    void publishesTheResultWithTheLogOfTheContract() {
        JobOutcome outcome = house.worker().run(request("rss"), Progress.SILENT);

        assertInstanceOf(JobOutcome.Completed.class, outcome);
        assertEquals(List.of(Kind.RESULT), house.published);
        List<String> messages =
                house.results.get(0).log().stream().map(LogEntry::what).toList();
        assertEquals("SNR calculation", messages.get(0));
        List<String> inOrder = List.of(
                "SNR calculation",
                "options json file validated it's v0",
                "acquisition is 2D",
                "reconstructor is rss - RID=0",
                "Reconstructor class is Root sum of squares",
                "SNR is ac - SID=0",
                "reconstructor and SNR are set",
                "Signal K-Space reading",
                "Signal K-Space read",
                "Noise K-Space reading",
                "Noise K-Space read",
                "decimate is False",
                "mask is [{'method': 'no'}]",
                "start the calculation",
                "start gathering the output",
                "end of the calculation");
        assertEquals(inOrder, messages.stream().filter(inOrder::contains).toList());
        assertEquals(
                LogEntry.Type.END,
                house.results.get(0).log().get(messages.size() - 1).type());
        assertTrue(house.results.get(0).map(SnrMap.Kind.SNR).isPresent());
    }

    @Test
    void tellsTheWarningsOfThePassport() {
        house.noiseDwellKnown = false;

        JobOutcome.Completed completed =
                assertInstanceOf(JobOutcome.Completed.class, house.worker().run(request("rss"), Progress.SILENT));

        assertEquals(1, completed.warnings().size());
        assertTrue(house.results.get(0).log().stream().anyMatch(entry -> entry.type() == LogEntry.Type.WARNING));
    }

    @Test
    void releasesEveryInputAlsoWhenTheJobFails() {
        house.worker().run(request("rss"), Progress.SILENT);
        assertEquals(2, house.staged.size());
        assertEquals(house.staged, house.released);

        house.surprise = Optional.of(new IllegalStateException("while reading"));
        house.worker().run(request("rss"), Progress.SILENT);
        assertEquals(3, house.staged.size());
        assertEquals(house.staged, house.released);
    }

    @Test
    void keepsAFailedComputationAsAFailureBundle() {
        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(requestWithoutNoise(), Progress.SILENT));

        assertEquals(ComputationError.NO_NOISE, failed.failure().code());
        assertEquals(house.staged, house.released);
        assertEquals(List.of(Kind.FAILURE), house.published);
        assertTrue(failed.location().isPresent());
    }

    @Test
    void keepsAnInvalidRequestWithoutItsSecrets() {
        Map<String, Object> request = new LinkedHashMap<>(request("rss"));
        request.put("token", "Bearer very-secret");
        request.put("task", Map.of("name", "nonsense"));

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request, Progress.SILENT));

        assertTrue(failed.failure().problems().size() > 1);
        assertEquals(Redaction.REMOVED, house.failures.get(0).event().get("token"));
        assertFalse(house.failures.get(0).toString().contains("very-secret"));
    }

    @Test
    void refusesWithoutAnyRequest() {
        JobFailure unreadable = new JobFailure(RequestError.NOT_JSON, "line 1");

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().refuse(unreadable));

        assertEquals(unreadable, failed.failure());
        assertEquals(Map.of(), house.failures.get(0).event());
    }

    @Test
    void aRequestThatCannotBeReadKeepsItsOwnerAndItsNames() {
        Map<String, Object> request =
                Map.of("task", Map.of("name", "nonsense", "pipelineid", 7), "user_id", "u-1", "alias", "knee");

        house.worker().run(request, Progress.SILENT);
        house.worker().refuse(request, new JobFailure(RunError.COMPUTER_DIED, "the platform says so"));

        JobIdentity owner = new JobIdentity(Optional.of("knee"), Optional.of("7"), Optional.of("u-1"));
        assertEquals(List.of(owner, owner), house.owners);
    }

    @Test
    void anOwnerThatIsNoNameIsLeftOut() {
        Map<String, Object> request = Map.of("user_id", "../u-2", "pipeline", List.of("p"), "task", "text");

        house.worker().run(request, Progress.SILENT);

        assertEquals(List.of(JobIdentity.NONE), house.owners);
    }

    @Test
    void aFailureThatIsLeftToOthersIsToldButNotKept() {
        house.surprise = Optional.of(new OutOfMemoryError("heap"));

        JobOutcome.Failed failed = assertInstanceOf(
                JobOutcome.Failed.class,
                house.worker()
                        .run(request("rss"), Progress.SILENT, failure -> failure.code() == RunError.OUT_OF_MEMORY));

        assertEquals(RunError.OUT_OF_MEMORY, failed.failure().code());
        assertEquals(Optional.empty(), failed.location());
        assertEquals(List.of(), house.published);
    }

    @Test
    void tellsWhyTheComputerMadeItStop() {
        Progress told = new Progress() {
            @Override
            public void step(String stage, int done, int total) {
                // Only the question below matters here.
            }

            @Override
            public boolean cancelled() {
                throw new JobFailure(RunError.COMPUTER_STOPPED, "SIGTERM");
            }
        };

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request("rss"), told));

        assertEquals(RunError.COMPUTER_STOPPED, failed.failure().code());
        assertEquals(List.of(Kind.FAILURE), house.published);
    }

    @Test
    void stopsWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void step(String stage, int done, int total) {
                // Only cancellation matters here.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request("rss"), cancelled));

        assertEquals(RunError.CANCELLED, failed.failure().code());
    }

    /** Counts how often a job asks in each stage, and wants it to stop in one of them. */
    private static final class StopsIn implements Progress {
        private final String stopIn;
        private final List<String> asked = new ArrayList<>();
        private String stage = "the beginning";

        StopsIn(String stopIn) {
            this.stopIn = stopIn;
        }

        @Override
        public synchronized void step(String newStage, int done, int total) {
            stage = newStage;
        }

        @Override
        public synchronized boolean cancelled() {
            asked.add(stage);
            return stage.equals(stopIn);
        }
    }

    @Test
    void stopsInWhateverStageItIs() {
        for (String stage : List.of("reading", "writing")) {
            house.published.clear();

            JobOutcome.Failed failed = assertInstanceOf(
                    JobOutcome.Failed.class, house.worker().run(request("rss"), new StopsIn(stage)), stage);

            assertEquals(RunError.CANCELLED, failed.failure().code(), stage);
            assertEquals(List.of(Kind.FAILURE), house.published, stage);
        }
    }

    /** Compressing them all takes longer than a user waits. */
    @Test
    void asksWithEachMebibyteOfTheBundle() {
        house.bundleBytes = 10 << 20;
        StopsIn never = new StopsIn("never");

        house.worker().run(request("rss"), never);

        assertEquals(1 + 10, Collections.frequency(never.asked, "writing"));
    }

    @Test
    void hidesTheMessageOfAnUnexpectedException() {
        house.surprise = Optional.of(new IllegalStateException("patient Doe"));

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request("rss"), Progress.SILENT));

        assertEquals(RunError.INTERNAL, failed.failure().code());
        assertFalse(failed.failure().problems().toString().contains("Doe"));
    }

    @Test
    void explainsRunningOutOfMemory() {
        house.surprise = Optional.of(new OutOfMemoryError("heap"));

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request("rss"), Progress.SILENT));

        assertEquals(RunError.OUT_OF_MEMORY, failed.failure().code());
    }

    @Test
    void stillTellsTheFailureWhenItCannotBeStored() {
        house.storeBroken = true;

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(request("rss"), Progress.SILENT));

        assertEquals(StorageError.NOT_WRITABLE, failed.failure().code());
        assertEquals(Optional.empty(), failed.location());
    }

    @Test
    void usesTheNoiseInsideTheSignalFileWhenTheRequestNamesNone() {
        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(requestWithoutNoise(), Progress.SILENT));

        assertEquals(ComputationError.NO_NOISE, failed.failure().code());
        assertEquals(1, house.staged.size());
    }

    @Test
    void neverTakesTheImagingLinesForNoise() {
        Map<String, Object> both =
                Map.of("task", task("rss", Map.of("signal", file("signal"), "noise", file("signal"))));

        JobOutcome.Failed failed =
                assertInstanceOf(JobOutcome.Failed.class, house.worker().run(both, Progress.SILENT));

        assertEquals(ComputationError.NO_NOISE, failed.failure().code());
    }

    private static Map<String, Object> request(String reconstruction) {
        return Map.of("task", task(reconstruction, Map.of("signal", file("signal"), "noise", file("noise"))));
    }

    private static Map<String, Object> requestWithoutNoise() {
        return Map.of("task", task("rss", Map.of("signal", file("signal"))));
    }

    private static Map<String, Object> task(String reconstruction, Map<String, Object> options) {
        return Map.of(
                "name",
                "ac",
                "version",
                "v0",
                "acquisition",
                2,
                "options",
                Map.of("reconstructor", Map.of("name", reconstruction, "options", options)));
    }

    private static Map<String, Object> file(String name) {
        return Map.of("type", "file", "options", Map.of("type", "local", "filename", name));
    }
}
