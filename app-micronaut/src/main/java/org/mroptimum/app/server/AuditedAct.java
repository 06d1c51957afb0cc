package org.mroptimum.app.server;

import jakarta.inject.Singleton;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;

/** Records acts that stop or remove something: before they are done, so that nothing is ever gone without a record. */
@Singleton
public final class AuditedAct {
    private final AuditTrail audit;

    AuditedAct(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Records that the caller does what the check allows, or was refused it.
     *
     * @param check throws what speaks against the act
     * @throws JobFailure of the check, which is recorded as a refusal; MRO-6010 when the log cannot be written
     */
    public void record(Caller caller, AuditAction action, String subject, Runnable check) {
        try {
            check.run();
        } catch (JobFailure refused) {
            audit.append(AuditEvent.refused(caller.user(), action, subject));
            throw refused;
        }
        audit.append(AuditEvent.done(caller.user(), action, subject));
    }
}
