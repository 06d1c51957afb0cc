package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.Grappa;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.Sense;
import org.mroptimum.domain.recon.SliceKernels;

/**
 * Makes the reconstruction that a request asks for, one object for each slice in flight.
 *
 * @param request which reconstruction
 * @param header size of the slices
 * @param uploaded the mask image of {@link MaskChoice.Upload}
 * @param kernels where the hot stages run
 */
record Reconstructions(
        ReconstructionRequest request,
        AcquisitionHeader header,
        Optional<UploadedMask> uploaded,
        SliceKernels kernels) {

    /** @throws org.mroptimum.domain.job.JobFailure MRO-2012 when the mask image does not fit the scan */
    static Reconstructions of(SnrComputation.Input input, SliceKernels kernels) {
        ReconstructionRequest request = input.request().reconstruction();
        AcquisitionHeader header = input.acquisition().header();
        boolean wanted = request.sensitivity()
                .filter(choice -> choice.mask() instanceof MaskChoice.Upload)
                .isPresent();
        Optional<UploadedMask> uploaded = input.uploadedMask()
                .filter(image -> wanted)
                .map(image -> new UploadedMask(
                        image,
                        header.frequency(),
                        header.phase(),
                        header.slices().size()));
        return new Reconstructions(request, header, uploaded, kernels);
    }

    /** A new object with its own workspaces. */
    Reconstruction create(Workers workers) {
        int frequency = header.frequency();
        int phase = header.phase();
        int coils = header.coils();
        SensitivityChoice choice = request.sensitivity().orElse(SensitivityChoice.DEFAULT);
        return switch (request.kind()) {
            case RSS -> kernels.rootSumOfSquares(frequency, phase, coils, workers);
            case B1 -> kernels.b1(frequency, phase, sensitivities(choice, workers), workers);
            case SENSE -> new Sense(choice, uploaded, frequency, phase, coils, kernels, workers);
            case GRAPPA ->
                new Grappa(
                        request.kernelSize(),
                        frequency,
                        phase,
                        coils,
                        request.sensitivity().map(wanted -> sensitivities(wanted, workers)),
                        kernels,
                        workers);
        };
    }

    private SensitivityMaps sensitivities(SensitivityChoice choice, Workers workers) {
        return new SensitivityMaps(choice, uploaded, header.frequency(), header.phase(), header.coils(), workers);
    }
}
