package org.mroptimum.domain.coil;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.RawDataError;

/**
 * Says where sensitivities are valid. Rules look at the reference image {@code ref}: the root sum of squares of the whitened
 * reference in the scale of a plain inverse DFT, that is the unitary image divided by {@code sqrt(Nf * Np)}. Masks that are
 * computed are closed ({@link MaskClosing}), uploaded ones are taken as drawn. Holds workspaces: one object for each thread.
 */
public final class SensitivityMask {
    private final MaskChoice choice;
    private final Optional<UploadedMask> uploaded;
    private final MaskClosing closing;
    private final double scale;

    /**
     * @param choice the rule
     * @param uploaded the image of {@link MaskChoice.Upload}
     * @throws JobFailure MRO-2012 when the rule needs an image that is not there
     */
    public SensitivityMask(MaskChoice choice, Optional<UploadedMask> uploaded, int frequency, int phase) {
        if (choice instanceof MaskChoice.Upload && uploaded.isEmpty()) {
            throw new JobFailure(RawDataError.WRONG_MASK_IMAGE, "the mask is to be uploaded, but no image was given");
        }
        this.choice = choice;
        this.uploaded = uploaded;
        this.closing = new MaskClosing(frequency, phase);
        this.scale = 1 / Math.sqrt((double) frequency * phase);
    }

    /**
     * Writes the mask of one slice by a rule that looks at the reference.
     *
     * @param magnitude root sum of squares of the reference in unitary scale
     * @param valid result, same index
     */
    public void compute(int slice, float[] magnitude, boolean[] valid) {
        if (choice instanceof MaskChoice.None) {
            Arrays.fill(valid, true);
        } else if (choice instanceof MaskChoice.Upload) {
            uploaded.orElseThrow().read(slice, valid);
        } else {
            double limit = limit(magnitude) / scale;
            for (int p = 0; p < valid.length; p++) {
                valid[p] = magnitude[p] > limit;
            }
            closing.close(valid);
        }
    }

    /**
     * Writes the mask of one slice by the rule {@link MaskChoice.Espirit}.
     *
     * @param eigenvalue largest ESPIRiT eigenvalue of each pixel
     * @param valid result, same index
     */
    void compute(float[] eigenvalue, boolean[] valid) {
        double limit = ((MaskChoice.Espirit) choice).eigenvalue();
        for (int p = 0; p < valid.length; p++) {
            valid[p] = eigenvalue[p] > limit;
        }
        closing.close(valid);
    }

    /** The rule in words, with the contract's names. */
    public static String describe(MaskChoice choice) {
        if (choice instanceof MaskChoice.Percentage rule) {
            return described("percentage", ", 'value': " + rule.percent());
        }
        if (choice instanceof MaskChoice.PercentageOfMean rule) {
            return described("percentagemean", ", 'value': " + rule.factor());
        }
        if (choice instanceof MaskChoice.Threshold rule) {
            return described("threshold", ", 'value': " + rule.value());
        }
        if (choice instanceof MaskChoice.Upload) {
            return described("upload", "");
        }
        if (choice instanceof MaskChoice.Espirit) {
            return described("espirit", "");
        }
        return described(choice instanceof MaskChoice.Reference ? "reference" : "no", "");
    }

    private static String described(String method, String more) {
        return "[{'method': '" + method + "'" + more + "}]";
    }

    /** The rule as a threshold on the reference in plain inverse DFT scale. */
    private double limit(float[] magnitude) {
        if (choice instanceof MaskChoice.Reference) {
            return mean(magnitude) - deviation(magnitude);
        }
        if (choice instanceof MaskChoice.Percentage rule) {
            return maximum(magnitude) * rule.percent() / 100;
        }
        if (choice instanceof MaskChoice.PercentageOfMean rule) {
            return mean(magnitude) * rule.factor();
        }
        if (choice instanceof MaskChoice.Threshold rule) {
            return rule.value();
        }
        throw new IllegalStateException("no threshold for " + choice);
    }

    private double maximum(float[] magnitude) {
        float maximum = 0;
        for (float value : magnitude) {
            maximum = Math.max(maximum, value);
        }
        return scale * maximum;
    }

    private double mean(float[] magnitude) {
        double sum = 0;
        for (float value : magnitude) {
            sum += value;
        }
        return scale * sum / magnitude.length;
    }

    /** Population standard deviation. */
    private double deviation(float[] magnitude) {
        double mean = mean(magnitude) / scale;
        double sum = 0;
        for (float value : magnitude) {
            sum += (value - mean) * (value - mean);
        }
        return scale * Math.sqrt(sum / magnitude.length);
    }
}
