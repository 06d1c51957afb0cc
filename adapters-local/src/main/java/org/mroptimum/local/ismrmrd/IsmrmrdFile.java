package org.mroptimum.local.ismrmrd;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;
import org.mroptimum.local.rawdata.ReadOnlyFile;

/**
 * An opened ISMRMRD file: header, readout table, and samples on demand. Reading samples is safe from many threads at once.
 *
 * @param header the XML header
 * @param table all readouts in file order
 * @param poses where each slice lies, by slice counter, from its first readout
 * @param phantomFrequency matrix size of the phantom image that Debian's generator stores beside the data, or 0
 */
record IsmrmrdFile(
        FileChannel channel,
        IsmrmrdHeader header,
        AcquisitionTable table,
        Map<Integer, SlicePose> poses,
        int phantomFrequency)
        implements AutoCloseable {

    private static final int BYTES_PER_SAMPLE = 8;

    /** Slice centre (mm) and directions as the readout header has them. */
    record SlicePose(Vector3 position, Vector3 read, Vector3 phase, Vector3 slice) {}

    /** Reads the header and indexes all readouts; MRO-2004 when there are none. */
    static IsmrmrdFile open(Path path) {
        FileChannel channel = ReadOnlyFile.open(path);
        try {
            return index(channel);
        } catch (IOException e) {
            ReadOnlyFile.close(channel);
            throw new JobFailure(RawDataError.DAMAGED, "the file cannot be read", e);
        } catch (RuntimeException e) {
            ReadOnlyFile.close(channel);
            throw e;
        }
    }

    private static IsmrmrdFile index(FileChannel channel) throws IOException {
        Hdf5Container container = Hdf5Container.of(channel);
        RecordTable records = container.acquisitions();
        CompoundDataType type = records.type();
        RecordLayout layout = new RecordLayout(type);
        requireSingleSamples(type);
        GlobalHeap heap = new GlobalHeap(channel);
        AcquisitionTable table = new AcquisitionTable(records.count());
        Map<Integer, SlicePose> poses = new TreeMap<>();
        records.forEach((readout, record) -> {
            long flags = record.getLong(layout.offset(Field.FLAGS));
            for (Field field : AcquisitionTable.counterFields()) {
                table.set(readout, field, record.getShort(layout.offset(field)) & 0xFFFF);
            }
            int data = layout.offset(Field.DATA);
            long length = record.getInt(data) & 0xFFFFFFFFL;
            checkLength(table, readout, length);
            long position = length == 0
                    ? 0
                    : heap.position(
                            record.getLong(data + 4) + container.userBlock(), record.getInt(data + 12), 4 * length);
            table.set(readout, flags, position, record.getFloat(layout.offset(Field.SAMPLE_TIME)));
            if (table.use(readout).imaging()) {
                poses.computeIfAbsent(table.get(readout, Field.SLICE), s -> pose(layout, record));
            }
        });
        return new IsmrmrdFile(
                channel, IsmrmrdHeader.parse(container.xml()), table, poses, container.phantomFrequency());
    }

    /** Some writers leave the channel count 0: then the samples tell. */
    private static void checkLength(AcquisitionTable table, int readout, long length) {
        int samples = table.get(readout, Field.SAMPLES);
        if (table.get(readout, Field.CHANNELS) == 0 && samples > 0) {
            table.set(readout, Field.CHANNELS, (int) Math.min(Character.MAX_VALUE, length / (2L * samples)));
        }
        long expected = 2L * samples * table.get(readout, Field.CHANNELS);
        if (length != expected) {
            throw new JobFailure(
                    RawDataError.DAMAGED,
                    "readout " + readout + " holds " + length + " numbers, its header promises " + expected);
        }
    }

    private static void requireSingleSamples(CompoundDataType type) {
        boolean single = type.getMembers().stream()
                .filter(m -> m.getName().equals("data"))
                .anyMatch(m -> m.getDataType() instanceof VariableLength v
                        && v.getSize() == 16
                        && v.getParent().getSize() == 4);
        if (!single) {
            throw new JobFailure(RawDataError.DAMAGED, "the readout samples are not single-precision numbers");
        }
    }

    private static SlicePose pose(RecordLayout layout, ByteBuffer record) {
        return new SlicePose(
                vector(record, layout.offset(Field.POSITION)),
                vector(record, layout.offset(Field.READ)),
                vector(record, layout.offset(Field.PHASE_DIRECTION)),
                vector(record, layout.offset(Field.SLICE_DIRECTION)));
    }

    private static Vector3 vector(ByteBuffer record, int offset) {
        return new Vector3(record.getFloat(offset), record.getFloat(offset + 4), record.getFloat(offset + 8));
    }

    /** The samples of one readout: real and imaginary parts in turn, channel after channel. */
    ByteBuffer samples(int readout) {
        int bytes = Math.multiplyExact(
                BYTES_PER_SAMPLE * table.get(readout, Field.SAMPLES), table.get(readout, Field.CHANNELS));
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, table.position(readout) + buffer.position()) < 0) {
                    throw new JobFailure(RawDataError.TRUNCATED, "the file ended while it was read");
                }
            }
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "readout " + readout + " cannot be read", e);
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        ReadOnlyFile.close(channel);
    }
}
