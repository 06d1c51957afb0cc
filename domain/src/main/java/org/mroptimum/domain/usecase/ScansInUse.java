package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.scan.Scan;

/** Whether a job that is not finished needs a scan. Only jobs of the scan's owner can. */
public final class ScansInUse implements Predicate<Scan> {
    private static final int PAGE = 200;

    private final JobStore jobs;

    public ScansInUse(JobStore jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean test(Scan scan) {
        Optional<String> owner = Optional.of(scan.owner());
        Optional<JobId> last = Optional.empty();
        while (true) {
            List<TrackedJob> page = jobs.newest(owner, last, PAGE);
            if (page.stream().anyMatch(job -> !job.state().isFinal() && names(job, scan))) {
                return true;
            }
            if (page.size() < PAGE) {
                return false;
            }
            last = Optional.of(page.get(page.size() - 1).id());
        }
    }

    private static boolean names(TrackedJob job, Scan scan) {
        try {
            return RequestFiles.of(job.job().request()).stream()
                    .anyMatch(file -> RequestFiles.scan(file).equals(Optional.of(scan.id())));
        } catch (JobFailure refused) {
            return false; // a request that this version refuses will read no file
        }
    }
}
