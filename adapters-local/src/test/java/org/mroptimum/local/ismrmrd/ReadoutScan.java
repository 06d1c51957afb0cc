package org.mroptimum.local.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.synthetic.hdf5.ReadoutFile;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Counters;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Place;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Shape;

/** Files written readout by readout. Sample i of line l of coil c is {@code 1 + i + 100 l + 10000 c} (real), so places can be seen. */
final class ReadoutScan implements AutoCloseable {
    static final Place AXIAL =
            new Place(new Vector3(0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));
    static final String ENCODING = "<encoding><encodedSpace>%s</encodedSpace><reconSpace>%s</reconSpace>"
            + "<encodingLimits><kspace_encoding_step_1><minimum>0</minimum><maximum>%d</maximum>"
            + "<center>%d</center></kspace_encoding_step_1></encodingLimits><trajectory>%s</trajectory></encoding>";

    private final ReadoutFile file;

    ReadoutScan(Path path) throws IOException {
        file = new ReadoutFile(path);
    }

    ReadoutScan line(long flags, Shape shape, Counters counters) throws IOException {
        float[] samples = new float[2 * shape.samples() * shape.channels()];
        for (int c = 0; c < shape.channels(); c++) {
            for (int i = 0; i < shape.samples(); i++) {
                samples[2 * (c * shape.samples() + i)] = 1 + i + 100 * counters.step1() + 10000 * c;
            }
        }
        float[] trajectory = new float[shape.samples() * shape.trajectoryDimensions()];
        file.append(new ReadoutHead(flags, shape, 5, AXIAL, counters), trajectory, samples);
        return this;
    }

    ReadoutScan lines(int from, int to, Shape shape) throws IOException {
        for (int l = from; l < to; l++) {
            line(0, shape, Counters.of(l, 0, 0, 0));
        }
        return this;
    }

    void finish(String encodings) throws IOException {
        file.finish("<ismrmrdHeader xmlns=\"http://www.ismrm.org/ISMRMRD\">" + encodings + "</ismrmrdHeader>");
    }

    void finishRaw(String xml) throws IOException {
        file.finish(xml);
    }

    static String encoding(int x, int y, int centre) {
        return encoding(x, y, centre, "cartesian");
    }

    static String encoding(int x, int y, int centre, String trajectory) {
        String space = String.format(
                Locale.ROOT,
                "<matrixSize><x>%d</x><y>%d</y><z>1</z></matrixSize>"
                        + "<fieldOfView_mm><x>200</x><y>200</y><z>5</z></fieldOfView_mm>",
                x,
                y);
        return String.format(Locale.ROOT, ENCODING, space, space, y - 1, centre, trajectory);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
