package org.mroptimum.domain.job;

/**
 * How far a job is. {@code COMPLETED}, {@code FAILED} and {@code CANCELLED} are final; a running job goes back to the queue when
 * the computer that ran it dies.
 */
public enum JobState {
    /** Known, and not lost any more. */
    ACCEPTED,
    /** Waits for a computer. */
    QUEUED,
    RUNNING,
    /** The result bundle is published. */
    COMPLETED,
    /** The failure bundle is published, or could not be. */
    FAILED,
    CANCELLED;

    /** Whether a job in this state may go to {@code next}; never to the same state. */
    public boolean canBecome(JobState next) {
        return switch (this) {
            case ACCEPTED -> next == QUEUED || next == FAILED || next == CANCELLED;
            case QUEUED -> next == RUNNING || next == FAILED || next == CANCELLED;
            case RUNNING -> next == COMPLETED || next == FAILED || next == CANCELLED || next == QUEUED;
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether nothing can change any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
