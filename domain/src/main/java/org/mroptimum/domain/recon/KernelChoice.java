package org.mroptimum.domain.recon;

import java.util.function.Consumer;

/** Chooses where the hot stages of a job run. */
@FunctionalInterface
public interface KernelChoice {

    /** Java's stages for every job. */
    KernelChoice PROCESSOR = (work, log) -> new JavaKernels();

    /**
     * The stages for one job. A device that cannot be used is told in the log, and Java's stages come instead: this never fails.
     *
     * @param log hears of the choice
     */
    SliceKernels choose(SliceWork work, Consumer<String> log);
}
