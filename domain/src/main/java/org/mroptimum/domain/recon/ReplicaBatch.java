package org.mroptimum.domain.recon;

/**
 * Deviations of some consecutive replicas from the clean image, replicas running fastest: replica {@code first + lane} of pixel
 * {@code p} is at {@code p * capacity + lane}.
 */
public final class ReplicaBatch {
    private final int capacity;
    private final float[] values;
    private int first;
    private int count;

    /**
     * @param pixels pixels of the slice
     * @param capacity most replicas at a time
     */
    public ReplicaBatch(int pixels, int capacity) {
        this.capacity = capacity;
        this.values = new float[Math.multiplyExact(pixels, capacity)];
    }

    /** Chooses the replicas to draw next; values of before are void. */
    public void start(int firstReplica, int replicas) {
        if (replicas < 1 || replicas > capacity) {
            throw new IllegalArgumentException("a batch of " + capacity + " does not hold " + replicas + " replicas");
        }
        first = firstReplica;
        count = replicas;
    }

    /** Number of the first replica. */
    public int first() {
        return first;
    }

    /** Replicas in the batch. */
    public int count() {
        return count;
    }

    /** Distance between pixels in {@link #values}. */
    public int capacity() {
        return capacity;
    }

    /** The storage itself. */
    public float[] values() {
        return values;
    }
}
