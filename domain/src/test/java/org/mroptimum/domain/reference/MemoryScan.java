package org.mroptimum.domain.reference;

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

/** An imaging scan held in memory, with everything a test wants to vary. */
public record MemoryScan(AcquisitionHeader header, List<KSpace> slices, Optional<KSpace> lines) implements Acquisition {

    /** Fully sampled slices, 10 us dwell time, channels {@code c1, c2 ..}. */
    public static MemoryScan of(List<KSpace> slices, double oversampling) {
        KSpace first = slices.get(0);
        return new MemoryScan(
                new AcquisitionHeader(
                        "memory",
                        "",
                        first.frequency(),
                        first.phase(),
                        first.coils(),
                        channels(first.coils()),
                        1,
                        OptionalDouble.of(10_000),
                        oversampling,
                        SamplingPattern.full(first.phase()),
                        OptionalInt.empty(),
                        slices.stream()
                                .map(s -> SliceGeometry.unknown(s.frequency(), s.phase()))
                                .toList(),
                        List.of()),
                slices,
                Optional.empty());
    }

    public MemoryScan with(SamplingPattern sampling) {
        return new MemoryScan(
                new AcquisitionHeader(
                        header.container(),
                        header.software(),
                        header.frequency(),
                        header.phase(),
                        header.coils(),
                        header.channelNames(),
                        header.repetitions(),
                        header.dwellTimeNs(),
                        header.oversampling(),
                        sampling,
                        header.calibrationLines(),
                        header.slices(),
                        header.warnings()),
                slices,
                lines);
    }

    public MemoryScan withCalibration(KSpace calibration) {
        return new MemoryScan(header, slices, Optional.of(calibration));
    }

    public static List<String> channels(int coils) {
        return IntStream.rangeClosed(1, coils).mapToObj(c -> "c" + c).toList();
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return slices.get(slice).copy();
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return lines.map(KSpace::copy);
    }

    @Override
    public Optional<NoiseScan> noise() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** A noise scan held in memory: each phase line of {@code data} is one readout. */
    public record Noise(
            KSpace data, List<String> channelNames, OptionalDouble dwellTimeNs, OptionalDouble relativeBandwidth)
            implements NoiseScan {

        /** Dwell time 10 us, flat band. */
        public static Noise of(KSpace data) {
            return new Noise(data, channels(data.coils()), OptionalDouble.of(10_000), OptionalDouble.of(1));
        }

        @Override
        public int coils() {
            return data.coils();
        }

        @Override
        public String origin() {
            return "noise in memory";
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void forEachReadout(ReadoutVisitor visitor) {
            int n = data.frequency();
            float[][] re = new float[data.coils()][n];
            float[][] im = new float[data.coils()][n];
            for (int p = 0; p < data.phase(); p++) {
                for (int c = 0; c < data.coils(); c++) {
                    System.arraycopy(data.re(c), n * p, re[c], 0, n);
                    System.arraycopy(data.im(c), n * p, im[c], 0, n);
                }
                visitor.readout(re, im, n);
            }
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
