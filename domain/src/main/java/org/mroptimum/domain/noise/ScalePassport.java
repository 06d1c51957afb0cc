package org.mroptimum.domain.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * How the covariance of the noise scan was carried to the image's sampling:
 * {@code Psi = C * T_noise / (T_image * os * beta * averages)}. Every factor stays with the result, so that the scale can be audited.
 *
 * @param noiseDwellNs T_noise, dwell time per acquired sample of the noise scan, ns
 * @param imageDwellNs T_image, dwell time per acquired sample of the imaging scan, ns
 * @param oversampling os, readout oversampling removed from the image by the amplitude-preserving ifft-crop-fft pair
 * @param bandwidth beta, noise-equivalent bandwidth of the noise scan relative to its flat centre; 1 when os is 1
 * @param bandwidthMeasured whether beta was measured from the noise scan (otherwise stated by the file or the request, or unused)
 * @param averages readouts averaged into each line of the image; averaging divides the noise variance by it
 * @param factor the product applied to C
 * @param sampledPart part of k-space that holds samples; the image noise is {@code sqrt(sampledPart)} of that of complete k-space
 * @param noiseOrigin which readouts the noise came from
 * @param warnings what was missing or assumed
 */
public record ScalePassport(
        OptionalDouble noiseDwellNs,
        OptionalDouble imageDwellNs,
        double oversampling,
        double bandwidth,
        boolean bandwidthMeasured,
        double averages,
        double factor,
        double sampledPart,
        String noiseOrigin,
        List<String> warnings) {

    public ScalePassport {
        warnings = List.copyOf(warnings);
    }

    /** Whether beta matters for this image and is not stated, so that it must be measured. */
    static boolean needsMeasuredBandwidth(NoiseScan noise, AcquisitionHeader image) {
        return image.oversampling() > 1 && noise.relativeBandwidth().isEmpty();
    }

    /**
     * Writes the passport.
     *
     * @param measuredBandwidth beta from {@link NoiseBandwidth}; used when oversampling was removed and the noise scan states none
     */
    static ScalePassport between(NoiseScan noise, AcquisitionHeader image, OptionalDouble measuredBandwidth) {
        List<String> warnings = new ArrayList<>();
        double ratio = 1;
        if (known(noise.dwellTimeNs()) && known(image.dwellTimeNs())) {
            ratio = noise.dwellTimeNs().getAsDouble() / image.dwellTimeNs().getAsDouble();
        } else {
            warnings.add("the dwell time of " + missing(noise, image)
                    + " is not known: noise and image are assumed to share one receiver bandwidth");
        }
        boolean cropped = image.oversampling() > 1;
        boolean measured = cropped && noise.relativeBandwidth().isEmpty() && measuredBandwidth.isPresent();
        double beta = cropped ? noise.relativeBandwidth().orElse(measuredBandwidth.orElse(1)) : 1;
        if (!(beta > 0) || Double.isInfinite(beta)) {
            warnings.add("the stated noise bandwidth " + beta + " is not usable: 1 is taken instead");
            beta = 1;
        }
        double averages = image.sampling().averages();
        double os = cropped ? image.oversampling() : 1;
        return new ScalePassport(
                noise.dwellTimeNs(),
                image.dwellTimeNs(),
                os,
                beta,
                measured,
                averages,
                ratio / (os * beta * averages),
                image.sampling().sampledPart(),
                noise.origin(),
                warnings);
    }

    /** The same passport with other warnings. */
    ScalePassport withWarnings(List<String> others) {
        return new ScalePassport(
                noiseDwellNs,
                imageDwellNs,
                oversampling,
                bandwidth,
                bandwidthMeasured,
                averages,
                factor,
                sampledPart,
                noiseOrigin,
                others);
    }

    /** The whole passport in one sentence. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "noise scale %.6g = dwell time of noise %s / (dwell time of image %s * oversampling %.4g * bandwidth %.4g%s * averages %.4g)",
                factor,
                nanoseconds(noiseDwellNs),
                nanoseconds(imageDwellNs),
                oversampling,
                bandwidth,
                bandwidthMeasured ? " (measured)" : "",
                averages);
    }

    private static boolean known(OptionalDouble dwell) {
        return dwell.isPresent() && dwell.getAsDouble() > 0 && Double.isFinite(dwell.getAsDouble());
    }

    private static String missing(NoiseScan noise, AcquisitionHeader image) {
        if (known(noise.dwellTimeNs())) {
            return "the imaging scan";
        }
        return known(image.dwellTimeNs()) ? "the noise scan" : "both scans";
    }

    private static String nanoseconds(OptionalDouble dwell) {
        return dwell.isPresent() ? String.format(Locale.ROOT, "%.6g ns", dwell.getAsDouble()) : "unknown";
    }
}
