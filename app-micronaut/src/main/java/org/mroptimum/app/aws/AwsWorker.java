package org.mroptimum.app.aws;

import java.util.Map;
import org.mroptimum.domain.job.JobFailure;

/** A computer of the cloud that runs jobs, one after the other. */
public final class AwsWorker {
    private final AwsInstallation installation;
    private final int threads;

    AwsWorker(AwsInstallation installation, int threads) {
        this.installation = installation;
        this.threads = threads;
    }

    /**
     * A worker that uses all processors of this computer.
     *
     * @param environment the settings
     * @throws JobFailure MRO-5009 for every setting that is missing or wrong
     */
    public static AwsWorker of(Map<String, String> environment) {
        return new AwsWorker(
                AwsInstallation.of(AwsSettings.from(environment)),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The whole job that an event asks for.
     *
     * @param ownName name of its bundle, 32 hexadecimal digits, when the event has no reference that gives one
     */
    public AwsJob job(JobEvent event, String ownName) {
        return job(event, ownName, new JobShare.Whole());
    }

    /** A share of the job that an event asks for. */
    public AwsJob job(JobEvent event, String ownName, JobShare share) {
        return new AwsJob(installation, threads, event, ownName, share);
    }

    /** The event behind a temporary link. */
    public JobEvent eventBehind(String link) {
        try {
            return JobEvent.of(StoredRequests.read(installation.links(), link));
        } catch (JobFailure unreadable) {
            return new JobEvent.Unreadable(unreadable);
        }
    }
}
