package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;

/** What every {@link ComputeRunner} promises. */
public abstract class ComputeRunnerContract {

    /** The same one throughout a test. */
    protected abstract ComputeRunner runner();

    protected abstract Computer computer();

    /** The computer behind the runner; it does with the next job what the test says. */
    public interface Computer {
        /** The next job ends with a result bundle. */
        void willComplete();

        /** The next job ends with a bundle of this failure. */
        void willFail(JobFailure failure);

        /** The next job needs more memory than there is. */
        void willRunOutOfMemory();

        /** The next job runs until it is asked to stop, and then ends with a failure bundle of MRO-5002. */
        void willRunUntilCancelled();

        /** How many jobs it started; any thread may ask. */
        int starts();

        /** Whether a result bundle is there. */
        boolean holdsResult(Location location);

        /** Everything that another machine was told to make it run the jobs, as text; empty when the jobs run in this process. */
        String handedOver();
    }

    protected Job job() {
        return JobExamples.job(offered());
    }

    private Weight offered() {
        return runner().offers(Weight.LIGHT) ? Weight.LIGHT : Weight.HEAVY;
    }

    @Test
    void runsOnlyTheWeightsThatItOffers() {
        assertTrue(runner().offers(offered()));
        for (Weight weight : Weight.values()) {
            if (!runner().offers(weight)) {
                Job job = JobExamples.job(weight);
                assertThrows(IllegalArgumentException.class, () -> runner().run(job, Progress.SILENT));
            }
        }
        assertEquals(0, computer().starts());
    }

    @Test
    void tellsWhereTheResultIs() {
        computer().willComplete();

        Location result = runner().run(job(), Progress.SILENT);

        assertTrue(computer().holdsResult(result), result.toString());
        assertEquals(1, computer().starts());
    }

    @Test
    void throwsTheFailureOfTheBundle() {
        List<Problem> problems = List.of(
                new Problem(RequestError.VALUE_OUT_OF_RANGE, "$.task.options.NR", "must be from 2 to 128, but is 1"),
                new Problem(ComputationError.NO_CALIBRATION, "", "the file: has no lines at the centre"));
        computer().willFail(new JobFailure(problems));

        assertEquals(problems, failureOf(job(), Progress.SILENT).problems());
        assertEquals(1, computer().starts());
    }

    @Test
    void tooLittleMemoryIsMro5003() {
        computer().willRunOutOfMemory();

        assertEquals(RunError.OUT_OF_MEMORY, failureOf(job(), Progress.SILENT).code());
        assertEquals(1, computer().starts());
    }

    @Test
    void aRunningJobCanBeCancelled() {
        computer().willRunUntilCancelled();

        JobFailure failure = failureOf(job(), cancelledWhen(1));

        assertEquals(RunError.CANCELLED, failure.code());
        assertEquals(1, computer().starts());
    }

    @Test
    void aCancelledJobDoesNotStart() {
        computer().willComplete();

        assertEquals(RunError.CANCELLED, failureOf(job(), cancelledWhen(0)).code());
        assertEquals(0, computer().starts());
    }

    @Test
    void theRequestIsNeverHandedOver() {
        computer().willComplete();

        runner().run(job(), Progress.SILENT);

        assertFalse(computer().handedOver().contains(JobExamples.SECRET), "a secret was handed over");
        assertFalse(computer().handedOver().contains("reconstructor"), "the request was handed over");
    }

    private JobFailure failureOf(Job job, Progress progress) {
        return assertThrows(JobFailure.class, () -> runner().run(job, progress));
    }

    /** The user wants the job to stop as soon as the computer started so many. */
    private Progress cancelledWhen(int starts) {
        return new Progress() {
            @Override
            public void step(String stage, int done, int total) {}

            @Override
            public boolean cancelled() {
                return computer().starts() >= starts;
            }
        };
    }
}
