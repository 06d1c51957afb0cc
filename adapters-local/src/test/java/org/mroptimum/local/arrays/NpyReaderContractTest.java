package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;

class NpyReaderContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new ArrayReader(new NpyFormat());
    }

    @Override
    protected Example example() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(12, 9, 3, 2, 2);
        Path file = Files.write(
                folder.resolve("scan.npy"),
                ArraySamples.npy("<c8", true, ArraySamples.shape(data), ArraySamples.elements(data, true)));
        return new Example(file, ArraySamples.reference(file, Map.of("dwellTime", 5000)), data, 0);
    }
}
