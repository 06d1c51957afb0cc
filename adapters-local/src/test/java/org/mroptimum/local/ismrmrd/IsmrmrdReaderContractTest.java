package org.mroptimum.local.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;

class IsmrmrdReaderContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new IsmrmrdReader();
    }

    @Override
    protected Example example() throws IOException {
        SyntheticScan scan = Scans.full(1, 0);
        Path file = folder.resolve("scan.h5");
        IsmrmrdWriter.write(file, scan);
        return new Example(file, FileReference.local(file.toString()), scan.signal(), 1e-6f);
    }
}
