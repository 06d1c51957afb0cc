package org.mroptimum.local.rawdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;

/** A scan whose header carries one more warning. */
record WarnedAcquisition(Acquisition scan, AcquisitionHeader header) implements Acquisition {

    WarnedAcquisition(Acquisition scan, String warning) {
        this(scan, warned(scan.header(), warning));
    }

    private static AcquisitionHeader warned(AcquisitionHeader h, String warning) {
        List<String> warnings = new ArrayList<>(h.warnings());
        warnings.add(warning);
        return new AcquisitionHeader(
                h.container(),
                h.software(),
                h.frequency(),
                h.phase(),
                h.coils(),
                h.channelNames(),
                h.repetitions(),
                h.dwellTimeNs(),
                h.oversampling(),
                h.sampling(),
                h.calibrationLines(),
                h.slices(),
                warnings);
    }

    @Override
    public SamplingPattern sampling(int slice, int repetition) {
        return scan.sampling(slice, repetition);
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return scan.signal(slice, repetition);
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return scan.calibration(slice);
    }

    @Override
    public Optional<NoiseScan> noise() {
        return scan.noise();
    }

    @Override
    public void close() {
        scan.close();
    }
}
