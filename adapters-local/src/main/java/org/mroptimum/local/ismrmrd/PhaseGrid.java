package org.mroptimum.local.ismrmrd;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.mroptimum.local.ismrmrd.IsmrmrdHeader.Space;

/**
 * The phase-encoding axis.
 *
 * @param lines grid lines, zero-filled ones included
 * @param offset grid line of encoding step 0
 */
record PhaseGrid(int lines, int offset) {

    /**
     * Places the header's centre line at {@code lines / 2}; partial Fourier lines stay zero. A centre that would push lines off
     * the grid is not believed.
     *
     * @param steps the acquired encoding steps, ascending, at least one
     */
    static PhaseGrid of(IsmrmrdHeader header, int[] steps, List<String> warnings) {
        int first = steps[0];
        int last = steps[steps.length - 1];
        int encoded = header.encoded().map(Space::y).orElse(0);
        if (encoded <= last - first) {
            if (encoded > 0) {
                warnings.add("phase encoding goes from " + first + " to " + last + ", beyond the header's " + encoded
                        + " lines");
            }
            return new PhaseGrid(last + 1, 0);
        }
        OptionalInt centre = header.centreLine();
        int offset = encoded / 2 - centre.orElse(encoded / 2);
        if (first + offset >= 0 && last + offset < encoded) {
            return new PhaseGrid(encoded, offset);
        }
        warnings.add("the header's centre line " + centre.orElse(encoded / 2)
                + " does not fit to the acquired lines; they were placed by their number");
        return last < encoded ? new PhaseGrid(encoded, 0) : new PhaseGrid(encoded, -first);
    }

    int line(int step) {
        return step + offset;
    }

    /** The spacing that all lines share, 1 for full sampling. */
    static int spacing(int[] lines) {
        int spacing = 0;
        for (int i = 1; i < lines.length; i++) {
            spacing = gcd(spacing, lines[i] - lines[i - 1]);
        }
        return Math.max(1, spacing);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Which of these steps lie on the grid. */
    int[] onGrid(int[] steps) {
        return Arrays.stream(steps).filter(s -> line(s) >= 0 && line(s) < lines).toArray();
    }
}
