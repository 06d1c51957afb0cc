package org.mroptimum.local.ismrmrd;

import java.util.Optional;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.local.rawdata.ReferenceOptions;

/** The imaging scan of an ISMRMRD file. */
record IsmrmrdAcquisition(IsmrmrdFile file, ScanPlan plan, ReferenceOptions options) implements Acquisition {

    @Override
    public AcquisitionHeader header() {
        return plan.header();
    }

    @Override
    public SamplingPattern sampling(int slice, int repetition) {
        return plan.sampling(file.table(), slice, repetition);
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        return new LineAssembler(file, plan).assemble(plan.imaging().get(slice).get(repetition));
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        int[] readouts = plan.calibration().get(slice);
        return readouts.length == 0 ? Optional.empty() : Optional.of(new LineAssembler(file, plan).assemble(readouts));
    }

    @Override
    public Optional<NoiseScan> noise() {
        return IsmrmrdNoise.flagged(file, options);
    }

    @Override
    public void close() {
        file.close();
    }
}
