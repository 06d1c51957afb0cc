package org.mroptimum.app.server.result;

import jakarta.inject.Singleton;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.usecase.ReadResult;

/** Opens bundles of the caller's own jobs; each opening is recorded before anything is handed out. */
@Singleton
final class CallersResults {
    private final ReadResult results;
    private final AuditTrail audit;

    CallersResults(ReadResult results, AuditTrail audit) {
        this.results = results;
        this.audit = audit;
    }

    /**
     * A result that is looked at; who asks closes it.
     *
     * @throws JobFailure MRO-4001 when the caller has no such job, MRO-5005 when it is not completed
     */
    OpenBundle look(Caller caller, String job) {
        return recorded(results.result(new JobId(job), caller.owner()), caller, AuditAction.RESULT_READ, job);
    }

    /** A result of which a part leaves the page as a file; failures as {@link #look}. */
    OpenBundle export(Caller caller, String job) {
        return recorded(results.result(new JobId(job), caller.owner()), caller, AuditAction.RESULT_EXPORT, job);
    }

    /** What a finished job left, a result or a failure, that is looked at. */
    OpenBundle lookAtWhatIsLeft(Caller caller, String job) {
        return recorded(results.resultOrFailure(new JobId(job), caller.owner()), caller, AuditAction.RESULT_READ, job);
    }

    private OpenBundle recorded(OpenBundle bundle, Caller caller, AuditAction action, String job) {
        try {
            audit.append(AuditEvent.done(caller.user(), action, job));
            return bundle;
        } catch (JobFailure notRecorded) {
            bundle.close();
            throw notRecorded;
        }
    }
}
