package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;

class CflReaderContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new ArrayReader(new CflFormat());
    }

    @Override
    protected Example example() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(12, 9, 3, 2, 2);
        Path file = ArraySamples.cfl(
                folder, "scan", "12 9 1 3 1 1 1 1 1 1 2 1 1 2 1 1", ArraySamples.elements(swapped(data), true));
        return new Example(file, ArraySamples.reference(file, Map.of("dwellTime", 5000)), data, 0);
    }

    /** BART keeps time (our replicas) before slices: transposes {@code [slice][replica]}. */
    private static List<List<KSpace>> swapped(List<List<KSpace>> data) {
        return IntStream.range(0, data.get(0).size())
                .mapToObj(r -> data.stream().map(slice -> slice.get(r)).toList())
                .toList();
    }
}
