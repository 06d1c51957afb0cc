package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.mroptimum.domain.job.ReconstructionRequest;

/** What a user must know of a computation that went through. */
final class JobWarnings {

    private JobWarnings() {}

    /** @param without slices without a valid pixel */
    static List<String> of(ReconstructionRequest request, SamplingPlan plan, BitSet without) {
        List<String> warnings = new ArrayList<>();
        if (plan.decimate() && plan.factor() == 1 && request.accelerations().isEmpty()) {
            warnings.add(
                    "decimate is on, but the request holds no accelerations and the scan is fully sampled: nothing was left out,"
                            + " the acceleration is 1 x 1");
        }
        if (!without.isEmpty()) {
            String numbers = without.stream()
                    .mapToObj(slice -> String.valueOf(slice + 1))
                    .collect(Collectors.joining(", "));
            warnings.add("no pixel has a value in slice " + numbers
                    + ": it holds no signal, or its mask is empty; its maps are 0");
        }
        return List.copyOf(warnings);
    }
}
