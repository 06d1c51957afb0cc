package org.mroptimum.local.ismrmrd;

import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.local.rawdata.ReferenceOptions;

/** Time per acquired sample of a group of readouts. */
final class Dwell {
    private Dwell() {}

    /** The request's dwell time, else that of the first readout, ns; empty with a warning when neither is known. */
    static OptionalDouble of(AcquisitionTable table, int[] readouts, ReferenceOptions options, List<String> warnings) {
        OptionalDouble requested = options.dwellTimeNs();
        if (requested.isPresent()) {
            return requested;
        }
        float first = table.sampleTimeUs(readouts[0]);
        for (int r : readouts) {
            if (Float.compare(table.sampleTimeUs(r), first) != 0) {
                warnings.add("readouts have different dwell times; the first, " + first + " us, was taken");
                break;
            }
        }
        if (!(first > 0) || Float.isInfinite(first)) {
            warnings.add("the file does not state the dwell time; set dwellTime (ns) in the request");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(1000.0 * first);
    }
}
