package org.mroptimum.domain.recon;

/**
 * A computing device, such as a graphics card, cannot go on. Says nothing about the job: on the processor it may well succeed.
 * The message is for users: what was tried, and what the driver said.
 */
public final class DeviceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** There is no driver, or no such device. */
        NO_DRIVER,
        /** Its memory does not suffice. */
        OUT_OF_MEMORY,
        /** It no longer answers, or it stopped a computation. */
        LOST,
        /** The driver does not translate a program. */
        COMPILE,
        /** Anything else that the driver refused. */
        OTHER
    }

    private final Kind kind;

    public DeviceFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public DeviceFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
