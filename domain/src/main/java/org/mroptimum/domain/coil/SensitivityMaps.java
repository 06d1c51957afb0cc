package org.mroptimum.domain.coil;

import java.util.Optional;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Workers;

/**
 * The sensitivities of a slice as the request wants them: method and mask. What comes out has {@code ||s|| = 1} at valid pixels
 * and is 0 elsewhere. Holds workspaces and serves one slice at a time.
 */
public final class SensitivityMaps {
    private final SensitivityMask mask;
    private final Optional<Espirit> espiritMask;
    private final MapMethod method;
    private final Workers workers;
    private final CentredFft2D[] fft;
    private final float[] magnitude;
    private final boolean[] valid;
    private final KSpace maps;

    /**
     * @param choice method and mask
     * @param uploaded the mask image, when the mask is uploaded
     * @param workers threads that share the coils and the rows
     */
    public SensitivityMaps(
            SensitivityChoice choice,
            Optional<UploadedMask> uploaded,
            int frequency,
            int phase,
            int coils,
            Workers workers) {
        this(choice, uploaded, frequency, phase, coils, Optional.empty(), workers);
    }

    private SensitivityMaps(
            SensitivityChoice choice,
            Optional<UploadedMask> uploaded,
            int frequency,
            int phase,
            int coils,
            Optional<PhaseReference> reference,
            Workers workers) {
        this.mask = new SensitivityMask(choice.mask(), uploaded, frequency, phase);
        this.espiritMask = choice.mask() instanceof MaskChoice.Espirit settings
                ? Optional.of(new Espirit(settings, frequency, phase, coils, workers))
                : Optional.empty();
        this.method = switch (choice.method()) {
            case INNER, INNER_ACL -> new NormalisedImages(reference, workers);
            case ESPIRIT ->
                new EspiritMaps(
                        espiritMask
                                .filter(espirit -> espirit.serves(choice.espirit()))
                                .orElseGet(() -> new Espirit(choice.espirit(), frequency, phase, coils, workers)),
                        choice.espirit().eigenvalue(),
                        coils,
                        workers);
            case WALSH -> new WalshMaps(choice.walshWindow(), frequency, phase, coils, workers);
        };
        this.workers = workers;
        this.fft = new CentredFft2D[workers.threads()];
        for (int w = 0; w < fft.length; w++) {
            fft[w] = new CentredFft2D(frequency, phase);
        }
        this.magnitude = new float[frequency * phase];
        this.valid = new boolean[frequency * phase];
        this.maps = new KSpace(frequency, phase, coils);
    }

    /**
     * Maps whose phase is smooth, so that the image that they unfold keeps the phase and the sign of the object and with them the
     * band of its k-space. The phase of a reference image in the maps would turn every lobe of its ringing into a positive one.
     *
     * @param choice method and mask
     * @param uploaded the mask image, when the mask is uploaded
     * @param workers threads that share the coils and the rows
     */
    public static SensitivityMaps withSmoothPhase(
            SensitivityChoice choice,
            Optional<UploadedMask> uploaded,
            int frequency,
            int phase,
            int coils,
            Workers workers) {
        return new SensitivityMaps(
                choice, uploaded, frequency, phase, coils, Optional.of(new PhaseReference(coils, workers)), workers);
    }

    /**
     * Estimates the maps of one slice.
     *
     * @param reference whitened reference k-space, zero outside the window; becomes the coil images of the reference
     * @param window the part that holds data
     * @throws org.mroptimum.domain.job.JobFailure MRO-3005 when samples are not finite, MRO-3009 when the window does not hold
     *     enough calibration data for ESPIRiT
     */
    public void estimate(int slice, KSpace reference, KSpaceWindow window) {
        espiritMask.ifPresent(espirit -> espirit.calibrate(reference, window));
        method.calibrate(reference, window);
        workers.each(
                reference.coils(),
                (c, w) -> fft[w].inverse(reference.re(c), reference.im(c), window.firstPhase(), window.phase()));
        ReferenceMagnitude.of(reference, slice, magnitude);
        if (espiritMask.isPresent()) {
            // The maps serve as scratch, unless the method is the same ESPIRiT: then they stay.
            mask.compute(espiritMask.get().solve(maps), valid);
        } else {
            mask.compute(slice, magnitude, valid);
        }
        method.make(reference, magnitude, valid, maps);
    }

    /** The maps in the layout of k-space; the storage itself, until the next slice. */
    public KSpace maps() {
        return maps;
    }

    /** Where they are valid; the storage itself. */
    public boolean[] valid() {
        return valid;
    }
}
