package org.mroptimum.app.simulation;

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
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/**
 * A {@link PhantomScan} as if a scanner had recorded it, fully sampled. Every slice and repetition is simulated when it is asked
 * for, so that many repetitions need no memory.
 */
public final class SimulatedScan implements Acquisition {
    private static final double IMAGE_DWELL_NS = 10_000;

    private final PhantomScan phantom;
    private final AcquisitionHeader header;

    public SimulatedScan(PhantomScan phantom, int repetitions) {
        this.phantom = phantom;
        PhantomSpec spec = phantom.spec();
        this.header = new AcquisitionHeader(
                "simulated scan",
                "",
                spec.frequency(),
                spec.phase(),
                spec.coils(),
                IntStream.rangeClosed(1, spec.coils())
                        .mapToObj(c -> "loop " + c)
                        .toList(),
                repetitions,
                OptionalDouble.of(IMAGE_DWELL_NS),
                spec.oversampling(),
                SamplingPattern.full(spec.phase()),
                OptionalInt.empty(),
                IntStream.range(0, spec.slices())
                        .mapToObj(slice -> SliceGeometry.unknown(spec.frequency(), spec.phase()))
                        .toList(),
                List.of());
    }

    @Override
    public AcquisitionHeader header() {
        return header;
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return phantom.signal(slice, repetition);
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return Optional.empty();
    }

    @Override
    public Optional<NoiseScan> noise() {
        double dwell = IMAGE_DWELL_NS * phantom.spec().dwellRatio();
        return Optional.of(new SimulatedNoise(phantom.noise(), header.channelNames(), OptionalDouble.of(dwell)));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
