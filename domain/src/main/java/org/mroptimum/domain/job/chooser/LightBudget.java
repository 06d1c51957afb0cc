package org.mroptimum.domain.job.chooser;

/**
 * What a light computer offers.
 *
 * @param memoryMb its memory in MiB
 * @param seconds how long it may run
 * @param threads how many slices it computes at a time
 * @param safety how many times an estimate must fit, at least 1: estimates err, and a job that dies half way costs more than one
 *     that starts later
 */
public record LightBudget(int memoryMb, int seconds, int threads, double safety) {

    /** A Lambda function of 4096 MiB, which has a little more than two processors, and 15 minutes. */
    public static final LightBudget LAMBDA = new LightBudget(4096, 900, 2, 1.5);

    public LightBudget {
        if (memoryMb < 1 || seconds < 1 || threads < 1 || !(safety >= 1)) {
            throw new IllegalArgumentException(
                    "a light computer needs memory, time, a thread and a safety of at least 1");
        }
    }

    /** Memory that an estimate may take, in MiB. */
    public double usableMemoryMb() {
        return memoryMb / safety;
    }

    /** Time that an estimate may take, in seconds. */
    public double usableSeconds() {
        return seconds / safety;
    }
}
