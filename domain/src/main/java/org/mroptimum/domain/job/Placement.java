package org.mroptimum.domain.job;

/**
 * Where a job runs and why.
 *
 * @param weight the kind of computer
 * @param estimatedMemoryMb expected peak memory in MiB
 * @param estimatedSeconds expected wall time in seconds, staging included
 * @param reason why this place, in words for the user
 * @param parts in how many parts the slices are computed, each on its own computer; 1 for a job in one piece
 * @param cloud whether an installation with a machine of its own sends it to a computer in the cloud
 */
public record Placement(
        Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason, int parts, boolean cloud) {

    public Placement {
        if (parts < 1) {
            throw new IllegalArgumentException("a job has at least 1 part, not " + parts);
        }
    }

    /** A job in one piece. */
    public Placement(Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason) {
        this(weight, estimatedMemoryMb, estimatedSeconds, reason, 1, false);
    }

    /** A job in parts. */
    public Placement(Weight weight, long estimatedMemoryMb, long estimatedSeconds, String reason, int parts) {
        this(weight, estimatedMemoryMb, estimatedSeconds, reason, parts, false);
    }

    /** The same job in the cloud. */
    public Placement toCloud() {
        return new Placement(
                weight, estimatedMemoryMb, estimatedSeconds, reason + "; computed in the cloud", parts, true);
    }

    /** The two kinds of computers. */
    public enum Weight {
        /** Starts at once, little memory and time: a Lambda function, a small pool. */
        LIGHT,
        /** Starts slower, much memory, no time limit: a Fargate task, a large pool. */
        HEAVY
    }
}
