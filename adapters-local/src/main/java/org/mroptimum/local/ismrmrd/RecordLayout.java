package org.mroptimum.local.ismrmrd;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * Where the fields of an acquisition lie in its record. Writers order and pad them differently, so they are found by name.
 * Names are paths such as {@code head.idx.slice}.
 */
final class RecordLayout {
    private final Map<String, Integer> offsets = new TreeMap<>();
    private final int bytes;

    RecordLayout(CompoundDataType type) {
        this.bytes = type.getSize();
        add("", 0, type);
        for (Field field : Field.values()) {
            Integer offset = offsets.get(field.path);
            if (offset == null || offset < 0 || offset + field.bytes > bytes) {
                throw new JobFailure(RawDataError.DAMAGED, "the acquisition table has no usable field " + field.path);
            }
        }
    }

    /** Bytes of one record. */
    int bytes() {
        return bytes;
    }

    int offset(Field field) {
        Integer offset = offsets.get(field.path);
        if (offset == null) {
            throw new IllegalStateException(field.path);
        }
        return offset;
    }

    private void add(String prefix, int base, CompoundDataType type) {
        for (CompoundDataType.CompoundDataMember member : type.getMembers()) {
            String path = prefix + member.getName();
            DataType memberType = member.getDataType();
            if (memberType instanceof CompoundDataType nested) {
                add(path + ".", base + member.getOffset(), nested);
            } else {
                requireLittleEndian(memberType);
                offsets.put(path, base + member.getOffset());
            }
        }
    }

    private static void requireLittleEndian(DataType type) {
        DataType element = type;
        if (type instanceof ArrayDataType array) {
            element = array.getBaseType();
        } else if (type instanceof VariableLength sequence) {
            element = sequence.getParent();
        }
        if (element instanceof OrderedDataType ordered && !ByteOrder.LITTLE_ENDIAN.equals(ordered.getByteOrder())) {
            throw new JobFailure(RawDataError.DAMAGED, "big-endian acquisition tables are not supported");
        }
    }

    /** The fields that the reader needs, with the bytes they take. */
    enum Field {
        FLAGS("head.flags", 8),
        SAMPLES("head.number_of_samples", 2),
        CHANNELS("head.active_channels", 2),
        DISCARD_PRE("head.discard_pre", 2),
        DISCARD_POST("head.discard_post", 2),
        CENTRE_SAMPLE("head.center_sample", 2),
        ENCODING("head.encoding_space_ref", 2),
        TRAJECTORY_DIMENSIONS("head.trajectory_dimensions", 2),
        SAMPLE_TIME("head.sample_time_us", 4),
        POSITION("head.position", 12),
        READ("head.read_dir", 12),
        PHASE_DIRECTION("head.phase_dir", 12),
        SLICE_DIRECTION("head.slice_dir", 12),
        STEP_1("head.idx.kspace_encode_step_1", 2),
        STEP_2("head.idx.kspace_encode_step_2", 2),
        SLICE("head.idx.slice", 2),
        CONTRAST("head.idx.contrast", 2),
        PHASE("head.idx.phase", 2),
        REPETITION("head.idx.repetition", 2),
        SET("head.idx.set", 2),
        DATA("data", 16);

        private final String path;
        private final int bytes;

        Field(String path, int bytes) {
            this.path = path;
            this.bytes = bytes;
        }
    }
}
