package org.mroptimum.local.synthetic.hdf5;

import static org.mroptimum.local.synthetic.hdf5.Datatypes.array;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.compound;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.sequenceOf;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.signed;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.single;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.text;
import static org.mroptimum.local.synthetic.hdf5.Datatypes.unsigned;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.kspace.Vector3;

/**
 * An ISMRMRD raw data file being written (Inati 2017, doi 10.1002/mrm.26089): group {@code dataset} with the table
 * {@code data} and the text {@code xml}. Samples go to the file at once; only the record table (372 bytes a readout) waits
 * in memory for {@link #finish}.
 */
public final class ReadoutFile implements AutoCloseable {
    private static final Datatypes.Type RECORD = recordType();

    private final Hdf5Output output;
    private final LittleEndian records = new LittleEndian();
    private int count;

    public ReadoutFile(Path file) throws IOException {
        output = new Hdf5Output(file);
    }

    /**
     * Appends one readout.
     *
     * @param trajectory values of the k-space trajectory, empty for Cartesian scans
     * @param samples real and imaginary parts in turn, channel after channel
     */
    public void append(ReadoutHead head, float[] trajectory, float[] samples) throws IOException {
        head(head);
        records.append(output.store(bytes(trajectory), trajectory.length));
        records.append(output.store(bytes(samples), samples.length));
        count++;
    }

    /** Writes the XML header, the table and the superblock. */
    public void finish(String xml) throws IOException {
        byte[] value = xml.getBytes(StandardCharsets.US_ASCII);
        byte[] reference = output.store(value, value.length);
        long header = output.dataset(text(), reference);
        long data = output.dataset(RECORD, records.toBytes());
        long dataset = output.group(Map.of("data", data, "xml", header));
        output.finish(output.group(Map.of("dataset", dataset)));
    }

    @Override
    public void close() throws IOException {
        output.close();
    }

    private void head(ReadoutHead head) {
        ReadoutHead.Shape s = head.shape();
        ReadoutHead.Place p = head.place();
        ReadoutHead.Counters c = head.counters();
        records.u2(1).u8(head.flags()).u4(1, count, count).u4(0, 0, 0);
        records.u2(s.samples(), s.channels(), s.channels()).u8(new long[16]);
        records.u2(s.discardPre(), s.discardPost(), s.centreSample(), s.encoding(), s.trajectoryDimensions());
        records.f4(head.sampleTimeUs());
        for (Vector3 v : List.of(p.position(), p.read(), p.phase(), p.slice(), new Vector3(0, 0, 0))) {
            records.f4(v.x(), v.y(), v.z());
        }
        records.u2(c.step1(), c.step2(), c.average(), c.slice(), c.contrast());
        records.u2(c.phase(), c.repetition(), c.set(), c.segment()).u2(new int[8]);
        records.u4(new int[8]).f4(new double[8]);
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static Datatypes.Type recordType() {
        List<Datatypes.Field> idx = new ArrayList<>();
        for (String name : List.of(
                "kspace_encode_step_1",
                "kspace_encode_step_2",
                "average",
                "slice",
                "contrast",
                "phase",
                "repetition",
                "set",
                "segment")) {
            idx.add(new Datatypes.Field(name, unsigned(2)));
        }
        idx.add(new Datatypes.Field("user", array(unsigned(2), 8)));
        List<Datatypes.Field> head = List.of(
                new Datatypes.Field("version", unsigned(2)),
                new Datatypes.Field("flags", unsigned(8)),
                new Datatypes.Field("measurement_uid", unsigned(4)),
                new Datatypes.Field("scan_counter", unsigned(4)),
                new Datatypes.Field("acquisition_time_stamp", unsigned(4)),
                new Datatypes.Field("physiology_time_stamp", array(unsigned(4), 3)),
                new Datatypes.Field("number_of_samples", unsigned(2)),
                new Datatypes.Field("available_channels", unsigned(2)),
                new Datatypes.Field("active_channels", unsigned(2)),
                new Datatypes.Field("channel_mask", array(unsigned(8), 16)),
                new Datatypes.Field("discard_pre", unsigned(2)),
                new Datatypes.Field("discard_post", unsigned(2)),
                new Datatypes.Field("center_sample", unsigned(2)),
                new Datatypes.Field("encoding_space_ref", unsigned(2)),
                new Datatypes.Field("trajectory_dimensions", unsigned(2)),
                new Datatypes.Field("sample_time_us", single()),
                new Datatypes.Field("position", array(single(), 3)),
                new Datatypes.Field("read_dir", array(single(), 3)),
                new Datatypes.Field("phase_dir", array(single(), 3)),
                new Datatypes.Field("slice_dir", array(single(), 3)),
                new Datatypes.Field("patient_table_position", array(single(), 3)),
                new Datatypes.Field("idx", compound(idx)),
                new Datatypes.Field("user_int", array(signed(4), 8)),
                new Datatypes.Field("user_float", array(single(), 8)));
        return compound(List.of(
                new Datatypes.Field("head", compound(head)),
                new Datatypes.Field("traj", sequenceOf(single())),
                new Datatypes.Field("data", sequenceOf(single()))));
    }
}
