package org.mroptimum.domain.job;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a request tells its method, {@code task.options} (contract 1.2 and our extensions).
 *
 * @param replicas number of pseudo replicas of PMR and CR, {@code NR}; the most there can be when {@code targetError} is given
 * @param boxSize half-width in pixels of the local window of CR and DI, {@code boxSize}
 * @param seed of the random numbers; derived from the content of the input when empty
 * @param targetError replicas stop early when the median relative standard error of the SNR inside the object is below it
 * @param check whether AC and PMR are compared on the same data
 * @param device where the heavy part is computed, {@code device}; as the installation says when empty
 */
public record MethodOptions(
        int replicas,
        int boxSize,
        OptionalLong seed,
        OptionalDouble targetError,
        boolean check,
        Optional<DeviceChoice> device) {

    /** What a request that says nothing gets. */
    public static final MethodOptions DEFAULT =
            new MethodOptions(20, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());
}
