package org.mroptimum.local.arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.arrays.KSpaceLayout.Axis;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * An array as an imaging scan.
 *
 * @param reference embedded calibration array, on a grid of its own size
 */
record ArrayAcquisition(
        AcquisitionHeader header,
        Contents contents,
        KSpaceLayout layout,
        ArraySampling sampling,
        Optional<KSpaceLayout> reference)
        implements Acquisition {

    static ArrayAcquisition of(Contents contents, ReferenceOptions options) {
        List<String> warnings = new ArrayList<>(contents.warnings());
        Optional<String> axes = options.text("axes");
        KSpaceLayout layout = KSpaceLayout.of(contents.kspace(), axes);
        ArraySampling sampling = ArraySampling.of(layout, contents, options, warnings);
        Optional<KSpaceLayout> reference = contents.embedded("reference").map(a -> KSpaceLayout.of(a, axes));
        reference.ifPresent(r -> requireFits(r, layout));
        if (options.text("reference_filename").isPresent()) {
            warnings.add("reference_filename is not read; store the calibration data as array reference");
        }
        OptionalDouble dwell = options.dwellTimeNs();
        if (dwell.isEmpty()) {
            warnings.add("an array states no dwell time: it is unknown unless the request says it (dwellTime, ns)");
        }
        int lines = reference.map(r -> r.size(Axis.PHASE)).orElse(sampling.calibrationLines());
        AcquisitionHeader header = new AcquisitionHeader(
                contents.container(),
                "",
                layout.size(Axis.FREQ),
                layout.size(Axis.PHASE),
                layout.size(Axis.COIL),
                channelNames(layout),
                layout.size(Axis.REPLICA),
                dwell,
                options.positive("oversampling").orElse(1),
                sampling.pattern(),
                lines == 0 ? OptionalInt.empty() : OptionalInt.of(lines),
                ArrayGeometry.of(layout, contents, options, warnings),
                warnings);
        return new ArrayAcquisition(header, contents, layout, sampling, reference);
    }

    private static List<String> channelNames(KSpaceLayout layout) {
        return IntStream.rangeClosed(1, layout.size(Axis.COIL))
                .mapToObj(c -> "channel " + c)
                .toList();
    }

    private static void requireFits(KSpaceLayout reference, KSpaceLayout signal) {
        for (Axis axis : List.of(Axis.FREQ, Axis.PHASE)) {
            if (reference.size(axis) > signal.size(axis)) {
                throw StoredArray.wrong("the array reference is larger than the k-space");
            }
        }
        if (reference.size(Axis.COIL) != signal.size(Axis.COIL)
                || (reference.size(Axis.SLICE) != signal.size(Axis.SLICE) && reference.size(Axis.SLICE) != 1)) {
            throw StoredArray.wrong("the array reference has other coils or slices than the k-space");
        }
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        KSpace signal = layout.read(slice, repetition);
        if (sampling.pattern().accelerationPhase() > 1) {
            keep(signal, sampling.pattern().acquired());
        }
        return signal;
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        if (reference.isPresent()) {
            KSpaceLayout own = reference.get();
            return Optional.of(centred(own.read(own.size(Axis.SLICE) == 1 ? 0 : slice, 0)));
        }
        if (sampling.calibrationLines() == 0) {
            return Optional.empty();
        }
        KSpace block = layout.read(slice, 0);
        BitSet lines = new BitSet();
        lines.set(sampling.calibrationFirst(), sampling.calibrationFirst() + sampling.calibrationLines());
        keep(block, lines);
        return Optional.of(block);
    }

    /** Puts a smaller calibration block into the middle of the signal's grid. */
    private KSpace centred(KSpace block) {
        KSpace grid = new KSpace(header.frequency(), header.phase(), header.coils());
        int f0 = grid.frequency() / 2 - block.frequency() / 2;
        int p0 = grid.phase() / 2 - block.phase() / 2;
        for (int c = 0; c < grid.coils(); c++) {
            for (int p = 0; p < block.phase(); p++) {
                int to = f0 + grid.frequency() * (p0 + p);
                System.arraycopy(block.re(c), p * block.frequency(), grid.re(c), to, block.frequency());
                System.arraycopy(block.im(c), p * block.frequency(), grid.im(c), to, block.frequency());
            }
        }
        return grid;
    }

    private static void keep(KSpace k, BitSet lines) {
        for (int p = lines.nextClearBit(0); p < k.phase(); p = lines.nextClearBit(p + 1)) {
            for (int c = 0; c < k.coils(); c++) {
                Arrays.fill(k.re(c), p * k.frequency(), (p + 1) * k.frequency(), 0);
                Arrays.fill(k.im(c), p * k.frequency(), (p + 1) * k.frequency(), 0);
            }
        }
    }

    @Override
    public Optional<NoiseScan> noise() {
        return Optional.empty();
    }

    @Override
    public void close() {
        contents.close();
    }
}
