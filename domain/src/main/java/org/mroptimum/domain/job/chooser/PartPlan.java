package org.mroptimum.domain.job.chooser;

import org.mroptimum.domain.job.JobRequest;

/**
 * In how many parts a heavy job runs. Every part fetches and reads the whole file and finds the noise again, so parts that
 * compute for a shorter time than they fetch are of no use.
 *
 * @param parts 1 for a job in one piece
 * @param seconds expected wall time of a part
 */
record PartPlan(int parts, double seconds) {

    /** The fewest parts whose memory and time fit the budget, as far as more parts help at all. */
    static PartPlan of(JobRequest request, InputSizes sizes, PartBudget budget) {
        int most = Math.max(1, Math.min(budget.most(), sizes.orAssumed().slices() / budget.fewestSlices()));
        double fetching = Workload.fetchSeconds(sizes);
        double time = fetching + Math.max(budget.seconds(), fetching);
        boolean cuttingSavesMemory = part(request, sizes, budget, most).memoryMb() <= budget.memoryMb();
        double memory = cuttingSavesMemory ? budget.memoryMb() : Double.POSITIVE_INFINITY;
        int parts = 1;
        Workload work = part(request, sizes, budget, parts);
        while (parts < most && (work.seconds() > time || work.memoryMb() > memory)) {
            parts++;
            work = part(request, sizes, budget, parts);
        }
        return new PartPlan(parts, work.seconds());
    }

    /** The work of the largest of so many parts. */
    private static Workload part(JobRequest request, InputSizes sizes, PartBudget budget, int parts) {
        InputSizes.Dimensions d = sizes.orAssumed();
        InputSizes.Dimensions some = new InputSizes.Dimensions(
                d.frequency(), d.phase(), d.coils(), (d.slices() + parts - 1) / parts, d.repetitions());
        return Workload.of(request, InputSizes.of(some, sizes.fileBytes()), budget.threads());
    }
}
