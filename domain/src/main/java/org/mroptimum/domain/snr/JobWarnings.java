package org.mroptimum.domain.snr;

import java.util.List;
import java.util.stream.Collectors;
import org.mroptimum.domain.job.ReconstructionRequest;

/** What a user must know of a computation that went through. */
final class JobWarnings {

    private JobWarnings() {}

    /** Of the job as a whole, before any slice is computed. */
    static List<String> of(ReconstructionRequest request, SamplingPlan plan) {
        if (plan.decimate() && plan.factor() == 1 && request.accelerations().isEmpty()) {
            return List.of(
                    "decimate is on, but the request holds no accelerations and the scan is fully sampled: nothing was left out,"
                            + " the acceleration is 1 x 1");
        }
        return List.of();
    }

    /** @param without slices without a valid pixel */
    static List<String> ofSlices(List<Integer> without) {
        if (without.isEmpty()) {
            return List.of();
        }
        String numbers =
                without.stream().map(slice -> String.valueOf(slice + 1)).collect(Collectors.joining(", "));
        return List.of("no pixel has a value in slice " + numbers
                + ": it holds no signal, or its mask is empty; its maps are 0");
    }
}
