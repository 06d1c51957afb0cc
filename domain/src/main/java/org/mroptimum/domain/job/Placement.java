package org.mroptimum.domain.job;

/**
 * Where a job runs and why.
 *
 * @param weight the kind of computer
 * @param estimatedMemoryMb expected peak memory in MiB
 * @param estimatedSeconds expected wall time in seconds, staging included
 * @param reason why this place, in words for the user
 * @param parts in how many parts the slices are computed, each on its own computer; 1 for a job in one piece
 */
public record Placement(Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason, int parts) {

    public Placement {
        if (parts < 1) {
            throw new IllegalArgumentException("a job has at least 1 part, not " + parts);
        }
    }

    /** A job in one piece. */
    public Placement(Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason) {
        this(weight, estimatedMemoryMb, estimatedSeconds, reason, 1);
    }

    /** The two kinds of computers. */
    public enum Weight {
        /** Starts at once, little memory and time: a Lambda function, a small pool. */
        LIGHT,
        /** Starts slower, much memory, no time limit: a Fargate task, a large pool. */
        HEAVY
    }
}
