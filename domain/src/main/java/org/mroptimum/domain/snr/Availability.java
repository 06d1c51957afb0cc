package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.RequestError;

/** What of a request this version can compute. */
final class Availability {

    private Availability() {}

    /** @throws JobFailure MRO-1014 with everything that is asked for and not available yet */
    static void check(JobRequest request) {
        List<Problem> problems = new ArrayList<>();
        ReconstructionKind kind = request.reconstruction().kind();
        if (kind == ReconstructionKind.GRAPPA) {
            problems.add(missing("$.task.options.reconstructor.name", "the reconstruction " + kind.title()));
        }
        if (kind.usesSensitivities()
                && request.reconstruction()
                        .sensitivity()
                        .filter(choice -> choice.mask() instanceof MaskChoice.Espirit)
                        .isPresent()) {
            problems.add(missing("$.task.options.reconstructor.options.sensitivityMap", "the espirit mask"));
        }
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
    }

    private static Problem missing(String path, String what) {
        return new Problem(
                RequestError.NOT_BUILT_YET,
                path,
                what + " is not available yet; this version computes the analytic method (ac) for rss and b1");
    }
}
