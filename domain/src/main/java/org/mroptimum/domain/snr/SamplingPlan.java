package org.mroptimum.domain.snr;

import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.SamplingPattern;

/**
 * On which grid the slices of a job are reconstructed: as acquired, or undersampled on purpose ({@code decimate}).
 *
 * @param decimate whether fully sampled data are undersampled on purpose
 * @param accelerationFrequency R1
 * @param accelerationPhase R2
 */
record SamplingPlan(boolean decimate, int accelerationFrequency, int accelerationPhase) {

    /**
     * Checks every slice against the reconstruction, before anything is computed.
     *
     * @throws JobFailure MRO-1009 when the request states another acceleration than the scan has, MRO-3007 when fully sampled data are needed, MRO-3008 when lines do not lie on a regular grid, MRO-3012
     *     when the acceleration is out of proportion
     */
    static SamplingPlan of(ReconstructionRequest request, Acquisition scan) {
        AcquisitionHeader header = scan.header();
        SamplingPattern whole = header.sampling();
        boolean accelerates = request.kind() == ReconstructionKind.SENSE || request.kind() == ReconstructionKind.GRAPPA;
        boolean decimate = accelerates && request.decimate();
        int ownF = whole.accelerationFrequency();
        int ownP = whole.accelerationPhase();
        AxisPair asked = request.accelerations().orElse(AxisPair.of(ownF, ownP));
        int askedF = asked.frequency().orElse(ownF);
        int askedP = asked.phase().orElse(ownP);
        if (accelerates && !decimate && (askedF != ownF || askedP != ownP)) {
            throw otherAcceleration(askedF, askedP, ownF, ownP);
        }
        SamplingPlan plan = new SamplingPlan(decimate, decimate ? askedF : ownF, decimate ? askedP : ownP);
        for (int slice = 0; slice < header.slices().size(); slice++) {
            SamplingPattern sampling = scan.sampling(slice, 0);
            if (!accelerates || decimate || ownF * ownP == 1) {
                requireFullSampling(slice, sampling, whole, request.kind());
            }
            requireGrid(slice, sampling);
        }
        plan.requireReason(header);
        return plan;
    }

    private static JobFailure otherAcceleration(int askedF, int askedP, int ownF, int ownP) {
        String file = ownF * ownP == 1 ? "is fully sampled" : "was acquired with " + ownF + " x " + ownP;
        return new JobFailure(List.of(new Problem(
                RequestError.VALUE_OUT_OF_RANGE,
                "$.task.options.reconstructor.options.accelerations",
                "asks for " + askedF + " x " + askedP + ", but the scan " + file
                        + "; write decimate: true to undersample a fully sampled scan, or put accelerations into the file reference"
                        + " of an undersampled array")));
    }

    /** The grid of one slice. */
    SamplingLattice lattice(SamplingPattern sampling, int frequency) {
        SamplingLattice acquired = SamplingLattice.of(sampling, frequency);
        return decimate ? acquired.decimated(accelerationFrequency, accelerationPhase) : acquired;
    }

    /** Net acceleration. */
    int factor() {
        return accelerationFrequency * accelerationPhase;
    }

    private void requireReason(AcquisitionHeader header) {
        if (accelerationFrequency > header.frequency()
                || accelerationPhase > header.phase()
                || factor() > header.coils()) {
            throw new JobFailure(
                    ComputationError.TOO_MUCH_ACCELERATION,
                    String.format(
                            Locale.ROOT,
                            "acceleration %d x %d of %d x %d samples with %d coils: the product may not exceed the number of coils",
                            accelerationFrequency,
                            accelerationPhase,
                            header.frequency(),
                            header.phase(),
                            header.coils()));
        }
    }

    private static void requireGrid(int slice, SamplingPattern sampling) {
        SamplingLattice.lineOffTheGrid(sampling).ifPresent(line -> {
            throw new JobFailure(
                    ComputationError.IRREGULAR_SAMPLING,
                    String.format(
                            Locale.ROOT,
                            "line %d of slice %d does not lie on a grid of every %d. line from the first acquired one, line %d, on",
                            line + 1,
                            slice + 1,
                            sampling.accelerationPhase(),
                            sampling.acquired().nextSetBit(0) + 1));
        });
    }

    private static void requireFullSampling(
            int slice, SamplingPattern sampling, SamplingPattern whole, ReconstructionKind kind) {
        if (whole.accelerationFrequency() > 1 || whole.accelerationPhase() > 1 || sampling.hasGaps()) {
            throw new JobFailure(
                    ComputationError.UNDERSAMPLED,
                    String.format(
                            Locale.ROOT,
                            "slice %d has %d of %d lines, with gaps (acceleration %d x %d): its %s image would be aliased",
                            slice + 1,
                            sampling.acquired().cardinality(),
                            sampling.phase(),
                            whole.accelerationFrequency(),
                            whole.accelerationPhase(),
                            kind.title()));
        }
    }
}
