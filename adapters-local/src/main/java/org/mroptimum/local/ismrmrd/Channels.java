package org.mroptimum.local.ismrmrd;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/** Names of receive channels in the order of the data. */
final class Channels {
    private Channels() {}

    /** The header's coil labels where it has them, otherwise {@code channel 1}, {@code channel 2} .. */
    static List<String> names(IsmrmrdFile file, int readout) {
        Map<Integer, String> labels = file.header().coilNames();
        return IntStream.range(0, file.table().get(readout, Field.CHANNELS))
                .mapToObj(c -> labels.getOrDefault(c, "channel " + (c + 1)))
                .toList();
    }
}
