package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;

class NpzReaderContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new ArrayReader(new NpzFormat());
    }

    @Override
    protected Example example() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(12, 9, 3, 2, 2);
        byte[] array = ArraySamples.npy(">c16", false, ArraySamples.shape(data), ArraySamples.elements(data, false));
        Path file = ArraySamples.npz(folder.resolve("scan.npz"), false, Map.of("kspace", array));
        return new Example(file, ArraySamples.reference(file, Map.of("dwellTime", 5000)), data, 0);
    }
}
