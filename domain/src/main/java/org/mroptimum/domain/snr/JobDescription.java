package org.mroptimum.domain.snr;

import java.util.Locale;
import java.util.function.Consumer;
import org.mroptimum.domain.coil.SensitivityMask;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;

/** Says in the log how a job is computed. */
final class JobDescription {

    private JobDescription() {}

    static void log(
            JobRequest request,
            SamplingPlan plan,
            ReferenceData reference,
            AcquisitionHeader header,
            Consumer<String> log) {
        ReconstructionKind kind = request.reconstruction().kind();
        log.accept("decimate is " + (plan.decimate() ? "True" : "False"));
        if (kind != ReconstructionKind.RSS) {
            log.accept("reference is " + reference.describe());
        }
        request.reconstruction()
                .sensitivity()
                .ifPresentOrElse(
                        choice -> {
                            log.accept("sensitivity method is "
                                    + switch (choice.method()) {
                                        case INNER -> "inner";
                                        case INNER_ACL -> "innerACL";
                                        case ESPIRIT -> "espirit";
                                        case WALSH -> "walsh";
                                    });
                            log.accept("mask is " + SensitivityMask.describe(choice.mask()));
                        },
                        () -> log.accept("mask is " + SensitivityMask.describe(new MaskChoice.None())));
        if (kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA) {
            log.accept("acceleration is " + plan.accelerationFrequency() + " x " + plan.accelerationPhase());
        }
        if (header.repetitions() > 1 && request.method() != SnrMethod.MR && request.method() != SnrMethod.DI) {
            log.accept("the method uses repetition 1 of " + header.repetitions());
        }
        if (header.sampling().sampledPart() < 1) {
            log.accept(String.format(
                    Locale.ROOT,
                    "lines acquired: %d of %d, part of each readout acquired: %.4g; the rest is zero and carries no noise,"
                            + " which the SNR takes into account",
                    header.sampling().acquired().cardinality(),
                    header.phase(),
                    header.sampling().readout()));
        }
    }
}
