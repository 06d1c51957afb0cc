package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class MatReaderContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new ArrayReader(new MatFormat());
    }

    @Override
    protected Example example() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(12, 9, 3, 2, 2);
        Matrix matrix = Mat5.newComplex(ArraySamples.shape(data), MatlabType.Single);
        double[] parts = ArraySamples.elements(data, true);
        for (int i = 0; i < parts.length / 2; i++) {
            matrix.setFloat(i, (float) parts[2 * i]);
            matrix.setImaginaryFloat(i, (float) parts[2 * i + 1]);
        }
        Path file = folder.resolve("scan.mat");
        Mat5.writeToFile(Mat5.newMatFile().addArray("kspace", matrix), file.toFile());
        return new Example(file, ArraySamples.reference(file, Map.of("dwellTime", 5000)), data, 0);
    }
}
