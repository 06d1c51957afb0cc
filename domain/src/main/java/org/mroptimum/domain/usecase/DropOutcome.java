package org.mroptimum.domain.usecase;

import java.util.List;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Problem;

/** How far a {@link DroppedFile} came. */
public sealed interface DropOutcome {

    /** It is on its way; to be looked at again. */
    record OnItsWay() implements DropOutcome {}

    /** It has become a job, now or earlier, and is not needed any more. */
    record Submitted(JobId job) implements DropOutcome {}

    /** It never becomes a job. */
    record Refused(List<Problem> problems) implements DropOutcome {}
}
