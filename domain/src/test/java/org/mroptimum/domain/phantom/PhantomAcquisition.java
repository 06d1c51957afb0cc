package org.mroptimum.domain.phantom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/** A {@link PhantomScan} as if a scanner had recorded it: fully sampled transversal slices, pixels of 1 mm, 10 us dwell time. */
public final class PhantomAcquisition implements Acquisition {
    private static final double IMAGE_DWELL_NS = 10_000;
    private static final double SLICE_DISTANCE_MM = 5;

    private final PhantomScan scan;
    private final AcquisitionHeader header;

    /** Records every slice of the scan, one repetition, and its noise scan. */
    public PhantomAcquisition(PhantomScan scan) {
        this(scan, 1);
    }

    /** Records every slice of the scan several times, each with its own noise. */
    public PhantomAcquisition(PhantomScan scan, int repetitions) {
        this.scan = scan;
        PhantomSpec spec = scan.spec();
        this.header = new AcquisitionHeader(
                "simulated scan",
                "",
                spec.frequency(),
                spec.phase(),
                spec.coils(),
                names(spec.coils()),
                repetitions,
                OptionalDouble.of(IMAGE_DWELL_NS),
                spec.oversampling(),
                SamplingPattern.full(spec.phase()),
                OptionalInt.empty(),
                IntStream.range(0, spec.slices()).mapToObj(this::geometry).toList(),
                List.of());
    }

    private SliceGeometry geometry(int slice) {
        PhantomSpec spec = scan.spec();
        SliceGeometry flat = SliceGeometry.unknown(spec.frequency(), spec.phase());
        double height = (slice - (spec.slices() - 1) / 2.0) * SLICE_DISTANCE_MM;
        return new SliceGeometry(
                new Vector3(0, 0, height),
                flat.read(),
                flat.phase(),
                flat.normal(),
                flat.readFov(),
                flat.phaseFov(),
                SLICE_DISTANCE_MM);
    }

    @Override
    public AcquisitionHeader header() {
        return header;
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return scan.signal(slice, repetition);
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return Optional.empty();
    }

    @Override
    public Optional<NoiseScan> noise() {
        return Optional.of(new Noise(scan.spec(), scan.noise()));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static List<String> names(int coils) {
        return IntStream.rangeClosed(1, coils).mapToObj(c -> "loop " + c).toList();
    }

    private record Noise(PhantomSpec spec, KSpace data) implements NoiseScan {

        @Override
        public int coils() {
            return spec.coils();
        }

        @Override
        public List<String> channelNames() {
            return names(spec.coils());
        }

        @Override
        public OptionalDouble dwellTimeNs() {
            return OptionalDouble.of(IMAGE_DWELL_NS * spec.dwellRatio());
        }

        /** The simulated noise is white: its band is flat. */
        @Override
        public OptionalDouble relativeBandwidth() {
            return OptionalDouble.of(1);
        }

        @Override
        public String origin() {
            return "simulated noise scan";
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void forEachReadout(ReadoutVisitor visitor) {
            int samples = data.frequency();
            for (int p = 0; p < data.phase(); p++) {
                int line = samples * p;
                visitor.readout(cut(data.re(), line, samples), cut(data.im(), line, samples), samples);
            }
        }

        @Override
        public void close() {
            // Nothing is held open.
        }

        private static float[][] cut(float[][] rows, int line, int samples) {
            return Arrays.stream(rows)
                    .map(row -> Arrays.copyOfRange(row, line, line + samples))
                    .toArray(float[][]::new);
        }
    }
}
