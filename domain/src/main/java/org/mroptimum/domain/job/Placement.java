package org.mroptimum.domain.job;

/**
 * Where a job runs and why.
 *
 * @param weight the kind of computer
 * @param estimatedMemoryMb expected peak memory in MiB
 * @param estimatedSeconds expected wall time in seconds, staging included
 * @param reason why this place, in words for the user
 */
public record Placement(Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason) {

    /** The two kinds of computers. */
    public enum Weight {
        /** Starts at once, little memory and time: a Lambda function, a small pool. */
        LIGHT,
        /** Starts slower, much memory, no time limit: a Fargate task, a large pool. */
        HEAVY
    }
}
