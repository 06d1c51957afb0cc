package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;

/** The root sum of squares of the reference image, on which masks and normalisation rest. */
final class ReferenceMagnitude {

    private ReferenceMagnitude() {}

    /** @throws JobFailure MRO-3005: a single bad sample of k-space reaches every pixel */
    static void of(KSpace images, int slice, float[] out) {
        Arrays.fill(out, 0);
        for (int c = 0; c < images.coils(); c++) {
            addPower(images.re(c), images.im(c), out);
        }
        float finite = 0;
        for (int p = 0; p < out.length; p++) {
            out[p] = (float) Math.sqrt(out[p]);
            finite += 0 * out[p];
        }
        if (finite != 0) {
            throw new JobFailure(
                    ComputationError.NOT_FINITE, "slice " + (slice + 1) + " holds NaN or infinite samples");
        }
    }

    private static void addPower(float[] re, float[] im, float[] out) {
        for (int p = 0; p < out.length; p++) {
            out[p] += re[p] * re[p] + im[p] * im[p];
        }
    }
}
