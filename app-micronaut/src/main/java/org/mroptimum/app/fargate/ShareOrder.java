package org.mroptimum.app.fargate;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mroptimum.app.aws.JobShare;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SlicePart;

/** Which share of its job the environment of a container names. */
final class ShareOrder {
    /** As many as parts can be numbered: a merge looks for each of them, and must not do so for hours. */
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    private ShareOrder() {}

    /**
     * Reads both settings, of which one at most is there.
     *
     * @param part {@code JOB_PART}, for example {@code 0/4}
     * @param merge {@code JOB_MERGE}, the number of parts
     * @throws JobFailure MRO-5009 when they cannot be understood
     */
    static JobShare of(Optional<String> part, Optional<String> merge) {
        if (part.isPresent() && merge.isPresent()) {
            throw new JobFailure(RunError.BAD_SETTING, "JOB_PART and JOB_MERGE: only one of them may be there");
        }
        return part.<JobShare>map(text -> new JobShare.Part(SlicePart.parse(text)))
                .or(() -> merge.map(ShareOrder::merge))
                .orElseGet(JobShare.Whole::new);
    }

    private static JobShare merge(String parts) {
        if (!NUMBER.matcher(parts).matches()) {
            throw new JobFailure(
                    RunError.BAD_SETTING, "JOB_MERGE: the number of parts, for example 4, not '" + parts + "'");
        }
        return new JobShare.Merge(Integer.parseInt(parts));
    }
}
