package org.mroptimum.app.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.usecase.JobOutcome;

class StopSignalTest {
    private final JobFailure cancelled = new JobFailure(RunError.CANCELLED, "the job was cancelled");
    private static final Location BUNDLE = new Location("failed", "bundle.zip");

    private final List<JobFailure> refused = new ArrayList<>();
    private final List<JobOutcome> reported = new ArrayList<>();

    @Test
    void aJobThatReachesNoStepInTimeLeavesItsBundleAllTheSame() {
        StopSignal signal = signal(Duration.ZERO, new AtomicReference<>());

        assertEquals(1, signal.heard());

        assertEquals(List.of(cancelled), refused);
        assertEquals(List.of(new JobOutcome.Failed(cancelled, Optional.of(BUNDLE))), reported);
    }

    @Test
    void aJobThatStopsByItselfIsWaitedFor() {
        AtomicReference<StopSignal> self = new AtomicReference<>();
        StopSignal signal = signal(Duration.ofMinutes(10), self);
        self.set(signal);

        assertEquals(0, signal.heard());

        assertEquals(List.of(), refused);
        assertEquals(1, reported.size());
    }

    @Test
    void afterTheEndNothingIsLeftToStop() {
        StopSignal signal = signal(Duration.ZERO, new AtomicReference<>());
        signal.jobEnded(new JobOutcome.Failed(cancelled, Optional.of(BUNDLE)));

        assertEquals(1, signal.heard());

        assertEquals(List.of(), refused);
        assertEquals(1, reported.size());
    }

    /** The job comes to its end while it is stopped, when {@code ending} holds its signal. */
    private StopSignal signal(Duration patience, AtomicReference<StopSignal> ending) {
        return new StopSignal(
                why -> {
                    assertEquals(RunError.COMPUTER_STOPPED, why.code());
                    StopSignal running = ending.get();
                    if (running != null) {
                        running.jobEnded(new JobOutcome.Completed(BUNDLE, List.of()));
                    }
                    return cancelled;
                },
                why -> {
                    refused.add(why);
                    return new JobOutcome.Failed(why, Optional.of(BUNDLE));
                },
                outcome -> {
                    reported.add(outcome);
                    return outcome instanceof JobOutcome.Completed ? 0 : 1;
                },
                patience);
    }
}
