package org.mroptimum.domain.job.chooser;

/**
 * Heavy computers that share a job's slices, and when that is worth it.
 *
 * @param threads how many slices each computes at a time
 * @param memoryMb memory of each in MiB
 * @param seconds how long one of them may compute before another is called: an estimate, which is cautious
 * @param fewestSlices slices that each part has at least
 * @param most how many computers there are at most; 1 when jobs are never cut
 */
public record PartBudget(int threads, int memoryMb, int seconds, int fewestSlices, int most) {

    /** Jobs stay in one piece. */
    public static final PartBudget NONE = new PartBudget(1, 1, 1, 1, 1);

    /** Fargate tasks of 4 processors and 16 GiB; half an hour, which mostly turns out to be ten minutes. */
    public static final PartBudget FARGATE = new PartBudget(4, 16_384, 1800, 4, 32);

    public PartBudget {
        if (Math.min(Math.min(threads, memoryMb), Math.min(seconds, Math.min(fewestSlices, most))) < 1) {
            throw new IllegalArgumentException("every number of a part budget is at least 1");
        }
    }
}
