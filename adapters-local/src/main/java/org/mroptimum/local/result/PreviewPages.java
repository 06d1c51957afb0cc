package org.mroptimum.local.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.port.BundleSink;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Role;
import org.mroptimum.local.result.PreviewPage.Content;

/**
 * The {@code preview/*.png} of a bundle: one page for every map except the coils' own, and one for the noise coefficients. A map of
 * valid pixels that are all valid tells nothing and has no page.
 */
final class PreviewPages {
    /** Smallest relative error that is worth the last colour. */
    private static final double SMALL_ERROR = 0.01;

    private final JobRequest request;
    private final SnrResult result;
    private final List<BundleImage> images;

    PreviewPages(JobRequest request, SnrResult result, List<BundleImage> images) {
        this.request = request;
        this.result = result;
        this.images = images;
    }

    void write(BundleSink sink) throws IOException {
        PreviewDrawing drawing = new PreviewDrawing();
        for (BundleImage image : images) {
            if (telling(image)) {
                byte[] png = drawing.png(image.matrix() ? CoilPage.of(image) : page(image));
                try (OutputStream out = sink.open("preview/" + image.file() + ".png")) {
                    out.write(png);
                }
            }
        }
    }

    private static boolean telling(BundleImage image) {
        return switch (image.content()) {
            case SENSITIVITY, COVARIANCE -> false;
            case VALID -> share(image.values()) < 1;
            default -> true;
        };
    }

    private PreviewPage page(BundleImage image) {
        boolean mask = image.role() == Role.MASK;
        boolean snr = image.content() == BundleImage.Content.SNR;
        Optional<Volume> valid =
                mask ? Optional.empty() : result.map(SnrMap.Kind.VALID).map(SnrMap::values);
        MapStatistics statistics = MapStatistics.of(image.values(), valid);
        VoxelGrid grid = VoxelGrid.of(
                result.acquisition().slices(),
                image.values().frequency(),
                image.values().phase());
        PreviewScale scale = scale(image.content(), statistics);
        List<String> footer = new ArrayList<>();
        footer.addAll(mask ? List.of(percent(share(image.values()))) : footer(statistics, scale, image.values()));
        footer.addAll(snr ? PreviewFacts.lines(result) : List.of());
        return new PreviewPage(
                image.name(),
                subtitle(image.values(), grid),
                snr ? PreviewFacts.alarm(result) : Optional.empty(),
                mask ? "" : snr ? "SNR (no unit)" : image.name(),
                footer,
                image.values(),
                valid,
                grid,
                scale,
                mask ? Content.FLAGS : Content.VALUES);
    }

    private static PreviewScale scale(BundleImage.Content content, MapStatistics statistics) {
        return switch (content) {
            case G_FACTOR -> PreviewScale.upTo(statistics.low() < 0.98 ? 0 : 1, Math.max(1.1, statistics.high()));
            case INVERSE_G_FACTOR -> PreviewScale.upTo(0, Math.max(1, statistics.high()));
            case RELATIVE_ERROR -> PreviewScale.upTo(0, Math.max(SMALL_ERROR, statistics.high()));
            case MASK, VALID -> new PreviewScale(0, 1);
            default -> PreviewScale.upTo(0, 1.05 * statistics.usual());
        };
    }

    private String subtitle(Volume map, VoxelGrid grid) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %d × %d, %s of %.2f × %.2f × %.2f mm",
                request.method().title(),
                request.reconstruction().kind().title(),
                map.frequency(),
                map.phase(),
                map.slices() == 1 ? "1 slice" : map.slices() + " slices",
                grid.column().length(),
                grid.row().length(),
                grid.slice().length());
    }

    private static List<String> footer(MapStatistics s, PreviewScale scale, Volume map) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "median %.4g over the pixels above %.3g, which is 5 %% of the 99.5th percentile",
                s.median(),
                s.threshold()));
        lines.add(String.format(Locale.ROOT, "99.5th percentile %.4g, largest %.4g", s.high(), s.largest()));
        if (s.largest() > scale.high()) {
            lines.add(String.format(Locale.ROOT, "values above %.4g have the last colour", scale.high()));
        }
        if (s.count() < (long) map.frequency() * map.phase() * map.slices()) {
            lines.add("grey: no valid value");
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %% of all pixels are valid", 100 * share);
    }

    private static double share(Volume mask) {
        long set = 0;
        for (int slice = 0; slice < mask.slices(); slice++) {
            for (float value : mask.re(slice)) {
                set += value > 0 ? 1 : 0;
            }
        }
        return (double) set / ((long) mask.frequency() * mask.phase() * mask.slices());
    }
}
