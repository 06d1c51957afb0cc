package org.mroptimum.local.twix;

import java.util.OptionalDouble;
import org.mroptimum.domain.job.FileReference;

/**
 * What a request may say about a file that the file does not know or has wrong.
 *
 * @param dwellNs time per acquired sample, ns ({@code dwellTime})
 * @param noiseBandwidth noise-equivalent bandwidth relative to the flat centre ({@code noiseBandwidth})
 */
record ReferenceOptions(OptionalDouble dwellNs, OptionalDouble noiseBandwidth) {

    static ReferenceOptions of(FileReference reference) {
        return new ReferenceOptions(positive(reference, "dwellTime"), positive(reference, "noiseBandwidth"));
    }

    private static OptionalDouble positive(FileReference reference, String key) {
        return reference.options().get(key) instanceof Number number
                        && number.doubleValue() > 0
                        && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
