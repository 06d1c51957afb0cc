package org.mroptimum.local.arrays;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.local.arrays.KSpaceLayout.Axis;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * How a truly undersampled array was sampled. Without {@code accelerations} above 1 every line counts as acquired, zero or not.
 *
 * @param pattern imaging lines: acquired (not all zero) lines on the regular grid
 * @param calibrationFirst first line of the calibration block {@code acl} inside the array
 * @param calibrationLines its length, 0 when there is none
 */
record ArraySampling(SamplingPattern pattern, int calibrationFirst, int calibrationLines) {

    static ArraySampling of(KSpaceLayout layout, Contents contents, ReferenceOptions options, List<String> warnings) {
        int phase = layout.size(Axis.PHASE);
        double[] factors =
                numbers("accelerations", "acceleration", contents, options).orElse(new double[] {1, 1});
        int alongFrequency = factor(factors, 0);
        int alongPhase = factor(factors, 1);
        double averages = options.positive("averages").orElse(1);
        if (alongPhase == 1) {
            BitSet all = SamplingPattern.full(phase).acquired();
            return new ArraySampling(new SamplingPattern(phase, all, alongFrequency, 1).withAverages(averages), 0, 0);
        }
        BitSet present = lines(layout.read(0, 0));
        Optional<double[]> acl = numbers("acl", "acl", contents, options);
        int block = acl.map(a -> a.length > 1 && !Double.isNaN(a[1]) ? (int) a[1] : phase)
                .orElse(0);
        if (block < 0 || block > phase) {
            throw new JobFailure(RequestError.VALUE_OUT_OF_RANGE, "acl must lie between 0 and " + phase);
        }
        BitSet regular = regular(present, alongPhase);
        if (regular.isEmpty()) {
            throw StoredArray.wrong("the array holds zeros only");
        }
        BitSet others = (BitSet) present.clone();
        others.andNot(regular);
        others.clear(phase / 2 - block / 2, phase / 2 - block / 2 + block);
        if (!others.isEmpty()) {
            warnings.add(others.cardinality() + " lines lie outside of the acceleration " + alongPhase
                    + " grid and of the calibration block; they were left out");
        }
        return new ArraySampling(
                new SamplingPattern(phase, regular, alongFrequency, alongPhase).withAverages(averages),
                phase / 2 - block / 2,
                block);
    }

    private static BitSet lines(KSpace slice) {
        BitSet present = new BitSet(slice.phase());
        for (int p = 0; p < slice.phase(); p++) {
            for (int c = 0; c < slice.coils() && !present.get(p); c++) {
                for (int i = p * slice.frequency(); i < (p + 1) * slice.frequency(); i++) {
                    if (slice.re(c)[i] != 0 || slice.im(c)[i] != 0) {
                        present.set(p);
                        break;
                    }
                }
            }
        }
        return present;
    }

    /** The lines of the residue class that most lines belong to. */
    private static BitSet regular(BitSet present, int factor) {
        BitSet best = new BitSet();
        for (int first = 0; first < factor; first++) {
            BitSet candidate = new BitSet();
            for (int p = first; p < present.length(); p += factor) {
                candidate.set(p, present.get(p));
            }
            if (candidate.cardinality() > best.cardinality()) {
                best = candidate;
            }
        }
        return best;
    }

    private static Optional<double[]> numbers(
            String option, String embedded, Contents contents, ReferenceOptions options) {
        return options.numbers(option).or(() -> contents.embedded(embedded).map(StoredArray::numbers));
    }

    private static int factor(double[] factors, int axis) {
        double value = axis < factors.length ? factors[axis] : 1;
        if (!(value >= 1) || value > 64 || value != Math.rint(value)) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE, "accelerations must be two whole numbers from 1 to 64");
        }
        return (int) value;
    }
}
