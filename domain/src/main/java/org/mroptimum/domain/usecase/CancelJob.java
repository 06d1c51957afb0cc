package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.Orchestrator;

/** Stops a job on behalf of its owner. */
public final class CancelJob {
    private final FindJobs jobs;
    private final Orchestrator orchestrator;

    public CancelJob(FindJobs jobs, Orchestrator orchestrator) {
        this.jobs = jobs;
        this.orchestrator = orchestrator;
    }

    /**
     * Asks the job to stop.
     *
     * @param userId who asks; empty for somebody who may stop every job
     * @return whether there was something to stop; somebody else's job is as unknown as one that never was
     */
    public boolean cancel(JobId id, Optional<String> userId) {
        return jobs.find(id, userId).isPresent() && orchestrator.cancel(id);
    }
}
