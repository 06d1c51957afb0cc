package org.mroptimum.local.twix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataReaderContract;
import org.mroptimum.local.synthetic.TwixWriter;

class TwixVbContractTest extends RawDataReaderContract {

    @Override
    protected RawDataReader reader() {
        return new TwixReader();
    }

    @Override
    protected Example example() throws IOException {
        Path file = folder.resolve("vb.dat");
        List<List<KSpace>> signal = Scans.slices(2, 1, 16, 9, 4);
        TwixWriter.vb().write(file, Scans.scan(signal, 1, 1, true));
        return new Example(file, FileReference.local(file.toString()), signal, 1e-5f);
    }
}
