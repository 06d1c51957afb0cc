package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.ComputeRunnerContract;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.local.store.FileSystemBlobStore;

class InProcessComputeRunnerTest extends ComputeRunnerContract {
    @TempDir
    Path folder;

    private final AtomicInteger starts = new AtomicInteger();
    private volatile Consumer<Progress> next = progress -> {};

    private InProcessComputeRunner inProcess() {
        TinyWorker worker = new TinyWorker(
                progress -> {
                    starts.incrementAndGet();
                    next.accept(progress);
                },
                () -> {});
        return new InProcessComputeRunner(
                worker::publishing,
                InProcessComputeRunner.bundlesIn(new FileSystemBlobStore(folder), "results", "failed"));
    }

    @Override
    protected ComputeRunner runner() {
        return inProcess();
    }

    @Override
    protected Computer computer() {
        return new Computer() {
            @Override
            public void willComplete() {
                next = progress -> {};
            }

            @Override
            public void willFail(JobFailure failure) {
                next = progress -> {
                    throw failure;
                };
            }

            @Override
            public void willRunOutOfMemory() {
                next = progress -> {
                    throw new OutOfMemoryError("the test says so");
                };
            }

            @Override
            public void willRunUntilCancelled() {
                next = progress -> {
                    while (!progress.cancelled()) {
                        Thread.onSpinWait();
                    }
                    throw new JobFailure(RunError.CANCELLED, "between two slices");
                };
            }

            @Override
            public int starts() {
                return starts.get();
            }

            @Override
            public boolean holdsResult(Location location) {
                return location.bucket().equals("results")
                        && new FileSystemBlobStore(folder)
                                .stat(new BlobId(location.bucket(), location.key()))
                                .isPresent();
            }

            @Override
            public String handedOver() {
                return "";
            }
        };
    }

    private long bundles(String bucket) {
        try (Stream<Path> files = Files.walk(folder.resolve(bucket))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException none) {
            return 0;
        }
    }

    @Test
    void aJobThatRunsAgainHasItsResultAtOnce() {
        Job job = job();

        Location first = runner().run(job, Progress.SILENT);
        Location second = runner().run(job, Progress.SILENT);

        assertEquals(first, second);
        assertEquals(1, starts.get());
        assertEquals(1, bundles("results"));
    }

    @Test
    void aFailureGivesWayToTheResultOfALaterRun() {
        Job job = job();
        computer().willFail(new JobFailure(RunError.INTERNAL, "once"));
        assertThrows(JobFailure.class, () -> runner().run(job, Progress.SILENT));
        assertEquals(1, bundles("failed"));

        computer().willComplete();
        runner().run(job, Progress.SILENT);

        assertEquals(0, bundles("failed"));
        assertEquals(1, bundles("results"));
    }

    /** Another server runs it: its bundle is the only one. */
    @Test
    void aRunThatIsToldToStopLeavesNoBundle() {
        computer().willFail(new JobFailure(RunError.COMPUTER_STOPPED, "the server stops"));

        JobFailure failure = assertThrows(JobFailure.class, () -> runner().run(job(), Progress.SILENT));

        assertEquals(RunError.COMPUTER_STOPPED, failure.code());
        assertEquals(0, bundles("failed"));
    }

    @Test
    void whatAJobLeftIsFoundAgain() {
        Job done = job();
        assertEquals(Optional.empty(), inProcess().left(done.id(), done.document()));

        Location result = runner().run(done, Progress.SILENT);

        assertEquals(
                Optional.of(new StoredBundle(Kind.RESULT, result)), inProcess().left(done.id(), done.document()));
    }

    /** Of which kind the bundle is, which must be where it says. */
    private Kind left(Optional<StoredBundle> bundle) {
        Location place = bundle.orElseThrow().location();
        assertTrue(new FileSystemBlobStore(folder)
                .stat(new BlobId(place.bucket(), place.key()))
                .isPresent());
        return bundle.get().kind();
    }

    @Test
    void aRefusedJobHasAFailureBundleUnlessItHasAResult() {
        Job died = job();
        Job done = job();
        runner().run(done, Progress.SILENT);
        JobFailure why = new JobFailure(RunError.COMPUTER_DIED, "three times");

        assertEquals(Kind.FAILURE, left(inProcess().refuse(died.id(), died.document(), why)));
        assertEquals(Kind.RESULT, left(inProcess().refuse(done.id(), done.document(), why)));
        assertEquals(1, bundles("failed"));
        assertTrue(Files.isDirectory(folder.resolve("failed/MR Optimum/u-1")), "the owner finds it");
    }

    @Test
    void aRequestThatCannotBeReadIsRefusedWithABundle() {
        JobFailure why = new JobFailure(RequestError.MISSING_FIELD, "newer rules");

        assertEquals(Kind.FAILURE, left(inProcess().refuse(job().id(), Map.of("user_id", "u-1"), why)));
        assertEquals(1, bundles("failed"));
        assertFalse(Files.exists(folder.resolve("results")));
    }
}
