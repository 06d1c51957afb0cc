package org.mroptimum.domain.noise;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the covariance of the noise scan was carried to the image's sampling:
 * {@code Psi = C * T_noise / (T_image * os * beta)}. Every factor stays with the result, so that the scale can be audited.
 *
 * @param noiseDwellNs T_noise, dwell time per acquired sample of the noise scan, ns
 * @param imageDwellNs T_image, dwell time per acquired sample of the imaging scan, ns
 * @param oversampling os, readout oversampling removed from the image by the amplitude-preserving ifft-crop-fft pair
 * @param bandwidth beta, noise-equivalent bandwidth of the noise scan relative to its flat centre; 1 when os is 1
 * @param bandwidthMeasured whether beta was measured from the noise scan (otherwise stated by the file or the request, or unused)
 * @param factor the product applied to C
 * @param noiseOrigin which readouts the noise came from
 * @param warnings what was missing or assumed
 */
public record ScalePassport(
        OptionalDouble noiseDwellNs,
        OptionalDouble imageDwellNs,
        double oversampling,
        double bandwidth,
        boolean bandwidthMeasured,
        double factor,
        String noiseOrigin,
        List<String> warnings) {

    public ScalePassport {
        warnings = List.copyOf(warnings);
    }
}
