package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.SnrMethod;

/** What of a request this version can compute. */
final class Availability {

    private Availability() {}

    /** @throws JobFailure MRO-1014 with everything that is asked for and not available yet */
    static void check(JobRequest request) {
        List<Problem> problems = new ArrayList<>();
        if (request.method() != SnrMethod.AC) {
            problems.add(missing("$.task.name", "the method " + request.method().title()));
        }
        ReconstructionKind kind = request.reconstruction().kind();
        if (kind != ReconstructionKind.RSS && kind != ReconstructionKind.B1) {
            problems.add(missing("$.task.options.reconstructor.name", "the reconstruction " + kind.title()));
        }
        if (request.reconstruction().flipAngle().isPresent()) {
            problems.add(missing("$.task.options.reconstructor.options.correction", "the flip-angle correction"));
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
