package org.mroptimum.local.part;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;
import org.mroptimum.domain.result.CheckCounts;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.PartFacts.MapName;
import org.mroptimum.domain.result.RangeFacts;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SnrMap;

/** The facts of a part: the components of the records, in their order. */
final class FactsFormat {

    private FactsFormat() {}

    static void write(DataOutput out, PartFacts facts) throws IOException {
        out.writeInt(facts.part().index());
        out.writeInt(facts.part().count());
        Values.text(out, facts.request());
        Values.time(out, facts.started());
        Values.list(out, facts.log(), (o, entry) -> {
            Values.time(o, entry.when());
            Values.text(o, entry.what());
            Values.text(o, entry.type().name());
        });
        HeaderFormat.write(out, facts.header());
        range(out, facts.computed());
        Values.list(out, facts.maps(), (o, map) -> {
            Values.text(o, map.kind().name());
            o.writeInt(map.index());
            o.writeBoolean(map.complex());
        });
    }

    static PartFacts read(DataInput in) throws IOException {
        return new PartFacts(
                new SlicePart(in.readInt(), in.readInt()),
                Values.text(in),
                Values.time(in),
                Values.list(
                        in, i -> new LogEntry(Values.time(i), Values.text(i), LogEntry.Type.valueOf(Values.text(i)))),
                HeaderFormat.read(in),
                range(in),
                Values.list(in, i -> new MapName(SnrMap.Kind.valueOf(Values.text(i)), i.readInt(), i.readBoolean())));
    }

    private static void range(DataOutput out, RangeFacts facts) throws IOException {
        out.writeInt(facts.slices().first());
        out.writeInt(facts.slices().end());
        Values.optional(out, facts.covariance(), (o, covariance) -> {
            o.writeInt(covariance.coils());
            Values.doubles(o, covariance.re());
            Values.doubles(o, covariance.im());
        });
        Values.optional(out, facts.passport(), FactsFormat::passport);
        Values.optional(out, facts.replicas(), (o, run) -> {
            o.writeLong(run.seed());
            o.writeBoolean(run.seedFromContent());
            o.writeInt(run.requested());
            Values.list(o, run.drawn(), DataOutput::writeInt);
        });
        Values.optional(out, facts.check(), (o, counts) -> {
            o.writeInt(counts.replicas());
            Values.list(o, counts.histogram(), DataOutput::writeLong);
        });
        Values.list(out, facts.warnings(), Values::text);
        Values.list(out, facts.without(), DataOutput::writeInt);
    }

    private static RangeFacts range(DataInput in) throws IOException {
        return new RangeFacts(
                new SliceRange(in.readInt(), in.readInt()),
                Values.optional(in, FactsFormat::covariance),
                Values.optional(in, FactsFormat::passport),
                Values.optional(
                        in,
                        i -> new ReplicaRun(
                                i.readLong(), i.readBoolean(), i.readInt(), Values.list(i, DataInput::readInt))),
                Values.optional(in, i -> new CheckCounts(i.readInt(), Values.list(i, DataInput::readLong))),
                Values.list(in, Values::text),
                Values.list(in, DataInput::readInt));
    }

    private static NoiseCovariance covariance(DataInput in) throws IOException {
        int coils = in.readInt();
        return new NoiseCovariance(coils, Values.doubles(in, coils * coils), Values.doubles(in, coils * coils));
    }

    private static void passport(DataOutput out, ScalePassport passport) throws IOException {
        Values.optional(out, passport.noiseDwellNs());
        Values.optional(out, passport.imageDwellNs());
        out.writeDouble(passport.oversampling());
        out.writeDouble(passport.bandwidth());
        out.writeBoolean(passport.bandwidthMeasured());
        out.writeDouble(passport.averages());
        out.writeDouble(passport.factor());
        out.writeDouble(passport.sampledPart());
        Values.text(out, passport.noiseOrigin());
        Values.list(out, passport.warnings(), Values::text);
    }

    private static ScalePassport passport(DataInput in) throws IOException {
        return new ScalePassport(
                Values.optionalDouble(in),
                Values.optionalDouble(in),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                Values.text(in),
                Values.list(in, Values::text));
    }
}
