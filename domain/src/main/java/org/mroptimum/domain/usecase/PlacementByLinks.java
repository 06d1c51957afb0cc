package org.mroptimum.domain.usecase;

import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.chooser.InputSizes;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.port.TemporaryLinks;

/**
 * Chooses where a job runs when its signal is behind a link: by its size alone, because who submits does not wait until it is
 * here. Files at hand are left to another choice.
 */
public final class PlacementByLinks implements SubmitJob.Choice {
    private final JobChooser chooser;
    private final TemporaryLinks links;
    private final SubmitJob.Choice atHand;

    /**
     * A choice for jobs of a hub.
     *
     * @param atHand chooses for signals without a link
     */
    public PlacementByLinks(JobChooser chooser, TemporaryLinks links, SubmitJob.Choice atHand) {
        this.chooser = chooser;
        this.links = links;
        this.atHand = atHand;
    }

    /**
     * Where the job runs, and why.
     *
     * @throws JobFailure when nothing is behind the link, or it must not be followed
     */
    @Override
    public Placement choose(JobRequest request) {
        if (request.reconstruction().signal().source() instanceof FileSource.S3 object
                && object.presignedUrl().isPresent()) {
            long bytes = links.size(object.presignedUrl().get()).orElse(ChoosePlacement.UNKNOWN_BYTES);
            return chooser.choose(request, InputSizes.ofFile(bytes));
        }
        return atHand.choose(request);
    }
}
