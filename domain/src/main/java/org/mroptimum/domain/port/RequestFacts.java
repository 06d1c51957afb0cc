package org.mroptimum.domain.port;

import java.util.Optional;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;

/**
 * What a list of jobs tells of a request. Kept beside the request itself, so that it outlives the rules by which that was read.
 *
 * @param userId the owner: the user, or the account that sent the job for somebody else
 * @param alias the job's name for people
 * @param method the SNR method; empty when this version does not know it
 * @param reconstruction how the image is made; empty when this version does not know it
 */
public record RequestFacts(
        Optional<String> userId,
        Optional<String> alias,
        Optional<SnrMethod> method,
        Optional<ReconstructionKind> reconstruction) {

    /** The facts of a request that this version accepts. */
    public static RequestFacts of(JobRequest request) {
        return new RequestFacts(
                request.owner(),
                request.identity().alias(),
                Optional.of(request.method()),
                Optional.of(request.reconstruction().kind()));
    }
}
