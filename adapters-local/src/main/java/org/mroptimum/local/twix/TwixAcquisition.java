package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.local.rawdata.ReferenceOptions;

/** The imaging measurement of a TWIX file, read slice by slice. */
final class TwixAcquisition implements Acquisition {
    private final String path;
    private final TwixFile file;
    private final Measurement measurement;
    private final ReadoutIndex index;
    private final ImagePlan plan;
    private final AcquiredLines acquired;
    private final SliceAssembly assembly;
    private final Optional<NoiseSelection> noise;
    private final ReferenceOptions options;
    private final AcquisitionHeader header;

    /** Takes over the file and closes it. */
    TwixAcquisition(String path, TwixFile file, ReferenceOptions options, boolean multiraid) {
        this.path = path;
        this.file = file;
        this.options = options;
        this.measurement = file.imaging();
        this.index = measurement.scan().index();
        this.plan = ImagePlan.of(measurement, file.file().size());
        this.acquired = AcquiredLines.of(measurement, plan);
        int first = plan.selection().readouts().first();
        ChannelOrder channels = ChannelOrder.of(file.file(), measurement.layout(), index, first);
        this.assembly = new SliceAssembly(
                file.file(),
                measurement.layout(),
                index,
                channels,
                plan.full(),
                plan.kept(),
                plan.grid().lines());
        this.noise = NoiseSelection.ofImaging(file, measurement, multiraid);
        if (multiraid && noise.isEmpty()) {
            throw new JobFailure(
                    RawDataError.NO_NOISE_DATA,
                    "the request says that an earlier measurement holds the noise, but none of the "
                            + (measurement.number() - 1) + " earlier measurements has readouts of use");
        }
        this.header = describe(channels);
    }

    @Override
    public AcquisitionHeader header() {
        return header;
    }

    @Override
    public SamplingPattern sampling(int slice, int repetition) {
        return acquired.of(slice, repetition);
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return assembly.assemble(plan.group(slice, repetition), this::row);
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        ReadoutList readouts = plan.calibration().get(slice);
        return readouts.size() == 0 ? Optional.empty() : Optional.of(assembly.assemble(readouts, this::calibrationRow));
    }

    @Override
    public Optional<NoiseScan> noise() {
        return noise.map(selection ->
                new TwixNoise(RawFile.open(path), selection, selection.dwellNs(), options.noiseBandwidth()));
    }

    @Override
    public void close() {
        file.close();
    }

    private int row(int readout) {
        return index.line(readout) + plan.grid().shift();
    }

    /** Separately measured calibration lines count from their own first line; the centre lines bring both together. */
    private int calibrationRow(int readout) {
        int imageCentre = index.centreLine(plan.selection().readouts().first());
        int ownCentre = index.centreLine(readout);
        int offset = imageCentre > 0 && ownCentre > 0 ? imageCentre - ownCentre : 0;
        return row(readout) + offset;
    }

    private AcquisitionHeader describe(ChannelOrder channels) {
        MeasurementHeader protocol = measurement.header();
        List<String> warnings = new ArrayList<>(file.directory().warnings());
        warnings.addAll(plan.warnings());
        warnings.addAll(TwixInspection.remarks(measurement));
        warnings.addAll(acquired.warnings());
        return new AcquisitionHeader(
                file.container(),
                protocol.software(),
                plan.kept(),
                plan.grid().lines(),
                channels.count(),
                channels.names(),
                plan.selection().repetitions().size(),
                options.dwellTimeNs().isPresent() ? options.dwellTimeNs() : protocol.dwellNs(),
                (double) plan.full() / plan.kept(),
                acquired.scan(),
                calibrationLines(),
                plan.order().geometry(),
                warnings);
    }

    private OptionalInt calibrationLines() {
        long measured = plan.calibration().get(0).stream()
                .map(this::calibrationRow)
                .distinct()
                .count();
        return measured > 0
                ? OptionalInt.of((int) measured)
                : measurement.header().acceleration() > 1 ? measurement.header().referenceLines() : OptionalInt.empty();
    }
}
