package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.recon.SliceWork;

/** How much work a request is on a scan. */
final class JobWork {

    private JobWork() {}

    /** @param whitening of the imaging data, where it may be left to the stages */
    static SliceWork of(
            JobRequest request,
            AcquisitionHeader header,
            int slices,
            SamplingPlan plan,
            Optional<Whitening> whitening,
            int threads) {
        int images = request.method() == SnrMethod.MR ? header.repetitions() : request.method() == SnrMethod.DI ? 2 : 1;
        return new SliceWork(
                request.options().device(),
                request.reconstruction().kind(),
                header.frequency(),
                header.phase(),
                header.coils(),
                slices,
                images,
                request.drawsReplicas() ? request.options().replicas() : 0,
                plan.factor(),
                whitening,
                threads);
    }
}
