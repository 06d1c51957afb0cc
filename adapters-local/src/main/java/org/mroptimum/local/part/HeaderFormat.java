package org.mroptimum.local.part;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/** The imaging scan in the facts of a part: the components of the records, in their order. */
final class HeaderFormat {

    private HeaderFormat() {}

    static void write(DataOutput out, AcquisitionHeader header) throws IOException {
        Values.text(out, header.container());
        Values.text(out, header.software());
        out.writeInt(header.frequency());
        out.writeInt(header.phase());
        out.writeInt(header.coils());
        Values.list(out, header.channelNames(), Values::text);
        out.writeInt(header.repetitions());
        Values.optional(out, header.dwellTimeNs());
        out.writeDouble(header.oversampling());
        sampling(out, header.sampling());
        Values.optional(out, header.calibrationLines());
        Values.list(out, header.slices(), HeaderFormat::slice);
        Values.list(out, header.warnings(), Values::text);
    }

    static AcquisitionHeader read(DataInput in) throws IOException {
        String container = Values.text(in);
        String software = Values.text(in);
        int frequency = in.readInt();
        int phase = in.readInt();
        int coils = in.readInt();
        List<String> channels = Values.list(in, Values::text);
        int repetitions = in.readInt();
        OptionalDouble dwell = Values.optionalDouble(in);
        double oversampling = in.readDouble();
        SamplingPattern sampling = sampling(in);
        OptionalInt calibration = Values.optionalInt(in);
        List<SliceGeometry> slices = Values.list(in, HeaderFormat::slice);
        List<String> warnings = Values.list(in, Values::text);
        return new AcquisitionHeader(
                container,
                software,
                frequency,
                phase,
                coils,
                channels,
                repetitions,
                dwell,
                oversampling,
                sampling,
                calibration,
                slices,
                warnings);
    }

    private static void sampling(DataOutput out, SamplingPattern sampling) throws IOException {
        out.writeInt(sampling.phase());
        Values.list(out, sampling.acquired().stream().boxed().toList(), DataOutput::writeInt);
        out.writeDouble(sampling.readout());
        out.writeDouble(sampling.averages());
        out.writeInt(sampling.accelerationFrequency());
        out.writeInt(sampling.accelerationPhase());
    }

    private static SamplingPattern sampling(DataInput in) throws IOException {
        int phase = in.readInt();
        BitSet acquired = new BitSet(phase);
        Values.list(in, DataInput::readInt).forEach(acquired::set);
        return new SamplingPattern(phase, acquired, in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
    }

    private static void slice(DataOutput out, SliceGeometry slice) throws IOException {
        for (Vector3 vector : List.of(slice.centre(), slice.read(), slice.phase(), slice.normal())) {
            Values.doubles(out, new double[] {vector.x(), vector.y(), vector.z()});
        }
        Values.doubles(out, new double[] {slice.readFov(), slice.phaseFov(), slice.thickness()});
    }

    private static SliceGeometry slice(DataInput in) throws IOException {
        return new SliceGeometry(
                vector(in), vector(in), vector(in), vector(in), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static Vector3 vector(DataInput in) throws IOException {
        return new Vector3(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
