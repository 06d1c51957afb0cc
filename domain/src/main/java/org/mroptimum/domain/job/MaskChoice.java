package org.mroptimum.domain.job;

/** Which pixels of the sensitivity maps are valid (contract 1.6; formulas in docs/numerics.md). */
public sealed interface MaskChoice {

    /** Every pixel is valid. */
    record None() implements MaskChoice {}

    /** Reference above its mean minus its standard deviation. */
    record Reference() implements MaskChoice {}

    /** Reference above {@code percent} of its maximum. */
    record Percentage(double percent) implements MaskChoice {}

    /** Reference above {@code factor} times its mean. */
    record PercentageOfMean(double factor) implements MaskChoice {}

    /** Reference above an absolute value. */
    record Threshold(double value) implements MaskChoice {}

    /** Largest ESPIRiT eigenvalue above {@code eigenvalue} (Uecker 2014, doi:10.1002/mrm.24751). */
    record Espirit(int kernel, int calibration, double threshold, double eigenvalue) implements MaskChoice {
        public static final Espirit DEFAULT = new Espirit(6, 24, 0.01, 0.9925);
    }

    /** An uploaded image; valid where above zero. */
    record Upload(FileReference file) implements MaskChoice {}
}
