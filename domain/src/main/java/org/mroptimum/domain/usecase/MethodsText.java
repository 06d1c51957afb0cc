package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;

/**
 * What a paper says about a job, in sentences for its methods section, with the publications that belong to them. Says only what
 * the request and the bundle say.
 */
final class MethodsText {
    private final JobRequest request;
    private final BundleFacts facts;
    private final Set<Citation> cited = new LinkedHashSet<>();
    private final List<String> paragraphs = new ArrayList<>();

    private MethodsText(JobRequest request, BundleFacts facts) {
        this.request = request;
        this.facts = facts;
    }

    /** The text about the request and the bundle that came of it. */
    static MethodsText of(JobRequest request, BundleFacts facts, String version) {
        MethodsText text = new MethodsText(request, facts);
        text.paragraphs.add("SNR maps were computed from raw k-space with MR Optimum " + version
                + text.cite(Citation.MONTIN) + ". " + text.image());
        text.paragraphs.add(text.noise());
        text.sensitivities().ifPresent(text.paragraphs::add);
        text.check().ifPresent(text.paragraphs::add);
        return text;
    }

    List<String> paragraphs() {
        return paragraphs;
    }

    /** In the order of their first mention. */
    List<String> references() {
        return cited.stream().map(Citation::reference).toList();
    }

    private String image() {
        ReconstructionRequest reconstruction = request.reconstruction();
        String how = switch (reconstruction.kind()) {
            case RSS -> "The coil images were combined by their root sum of squares" + cite(Citation.ROEMER);
            case B1 -> "The coil images were combined with B1 weights" + cite(Citation.ROEMER);
            case SENSE -> "The images were unfolded with SENSE" + cite(Citation.PRUESSMANN);
            case GRAPPA ->
                "Missing lines were filled with GRAPPA" + cite(Citation.GRISWOLD) + kernel()
                        + (reconstruction.usesSensitivities()
                                ? ", and the coil images combined with their sensitivities"
                                : ", and the coil images combined by their root sum of squares");
        };
        return how + acceleration() + ".";
    }

    private String kernel() {
        AxisPair kernel = request.reconstruction().kernelSize();
        return kernel.frequency().isPresent() && kernel.phase().isPresent()
                ? String.format(
                        " (kernel of %d x %d)",
                        kernel.frequency().getAsInt(), kernel.phase().getAsInt())
                : "";
    }

    private String acceleration() {
        ReconstructionRequest reconstruction = request.reconstruction();
        OptionalInt factor = reconstruction.accelerations().map(AxisPair::phase).orElse(OptionalInt.empty());
        if (factor.isEmpty() || factor.getAsInt() < 2) {
            return "";
        }
        return (reconstruction.decimate()
                        ? "; complete data were undersampled on purpose, by a factor of "
                        : "; acceleration factor ")
                + factor.getAsInt();
    }

    private String noise() {
        String scale = facts.passport().isEmpty()
                ? ""
                : " The noise covariance was brought to the scale of the image by dwell times, oversampling, noise bandwidth and"
                        + " averages.";
        return switch (request.method()) {
            case AC ->
                "The noise of each pixel was propagated analytically through the reconstruction, in SNR units"
                        + cite(Citation.KELLMAN) + gFactor() + "." + scale;
            case MR ->
                "The noise of each pixel was the standard deviation over the repetitions of the scan (multiple replica)."
                        + scale;
            case PMR ->
                "The noise of each pixel was the standard deviation over " + replicas()
                        + " pseudo replicas with synthetic noise of the measured covariance" + cite(Citation.ROBSON)
                        + seed()
                        + "." + scale;
            case CR ->
                "The noise of each pixel was the standard deviation over a local window of " + window() + " pixels of "
                        + replicas() + " pseudo replicas" + cite(Citation.WIENS) + seed() + "." + scale;
            case DI ->
                "The noise of each pixel was the standard deviation of the difference of two repetitions over a local window"
                        + " of " + window() + " pixels, divided by the square root of 2 (NEMA MS 1)." + scale;
        };
    }

    private String gFactor() {
        return switch (request.reconstruction().kind()) {
            case GRAPPA -> " and by image-space weights" + cite(Citation.BREUER);
            case RSS, B1, SENSE -> "";
        };
    }

    private String replicas() {
        return facts.replicas().orElse(Integer.toString(request.options().replicas()));
    }

    private String seed() {
        return facts.seed().map(seed -> " (seed " + seed + ")").orElse("");
    }

    private String window() {
        int width = 2 * request.options().boxSize() + 1;
        return width + " x " + width;
    }

    private Optional<String> sensitivities() {
        return request.reconstruction().sensitivity().map(choice -> {
            String how = switch (choice.method()) {
                case INNER -> "from the images themselves, divided by their root sum of squares";
                case INNER_ACL -> "from the calibration lines, divided by their root sum of squares";
                case ESPIRIT -> "with ESPIRiT" + cite(Citation.UECKER);
                case WALSH -> "by adaptive combination" + cite(Citation.WALSH);
            };
            return "Coil sensitivities were estimated " + how + mask(choice) + ".";
        });
    }

    private String mask(SensitivityChoice choice) {
        MaskChoice mask = choice.mask();
        if (mask instanceof MaskChoice.None) {
            return "";
        }
        if (mask instanceof MaskChoice.Espirit espirit) {
            String cited = choice.method() == SensitivityChoice.Method.ESPIRIT ? "" : cite(Citation.UECKER);
            return String.format(
                    Locale.ROOT, " and masked where the ESPIRiT eigenvalue%s is below %s", cited, espirit.eigenvalue());
        }
        return mask instanceof MaskChoice.Upload
                ? " and masked by an image that was drawn"
                : " and masked by their magnitude";
    }

    private Optional<String> check() {
        return facts.check()
                .map(verdict -> "Analytic SNR and pseudo multiple replicas" + cite(Citation.ROBSON)
                        + " of the same data were compared: " + verdict + ".");
    }

    /** The number of the reference, in brackets; the same for every mention. */
    private String cite(Citation citation) {
        cited.add(citation);
        return " [" + (new ArrayList<>(cited).indexOf(citation) + 1) + "]";
    }
}
