package org.mroptimum.app.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;

/** A scan that lies in memory: reading a slice costs a copy and nothing else. */
public final class HeldScan implements Acquisition {
    private final AcquisitionHeader header;
    private final List<List<KSpace>> signal;
    private final Optional<NoiseScan> noise;

    /** Reads all of a scan without calibration lines, slices in parallel. */
    public HeldScan(Acquisition scan) {
        this.header = scan.header();
        this.signal = IntStream.range(0, header.slices().size())
                .parallel()
                .mapToObj(slice -> IntStream.range(0, header.repetitions())
                        .mapToObj(repetition -> scan.signal(slice, repetition))
                        .toList())
                .toList();
        this.noise = scan.noise();
    }

    @Override
    public AcquisitionHeader header() {
        return header;
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return signal.get(slice).get(repetition).copy();
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return Optional.empty();
    }

    @Override
    public Optional<NoiseScan> noise() {
        return noise;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
