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
import org.mroptimum.local.result.BundleImage.Role;
import org.mroptimum.local.result.PreviewPage.Content;

/**
 * The {@code preview/*.png} of a bundle: one page for every map except the coils' own, and one for the noise coefficients. A map of
 * valid pixels that are all valid tells nothing and has no page.
 */
final class PreviewPages {
    private static final int FIRST_COIL = 10;
    private static final int FIRST_MASK = BundleCatalogue.MASK_ID;

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
        if (image.matrix()) {
            return image.id() == BundleCatalogue.COEFFICIENTS_ID;
        }
        if (image.id() == BundleCatalogue.VALID_ID) {
            return share(image.values()) < 1;
        }
        return image.id() < FIRST_COIL || image.id() >= FIRST_MASK;
    }

    private PreviewPage page(BundleImage image) {
        boolean mask = image.role() == Role.MASK;
        Optional<Volume> valid =
                mask ? Optional.empty() : result.map(SnrMap.Kind.VALID).map(SnrMap::values);
        MapStatistics statistics = MapStatistics.of(image.values(), valid);
        VoxelGrid grid = VoxelGrid.of(
                result.acquisition().slices(),
                image.values().frequency(),
                image.values().phase());
        PreviewScale scale = scale(image, statistics);
        return new PreviewPage(
                image.name(),
                subtitle(image.values(), grid),
                mask ? "" : image.id() == 0 ? "SNR (no unit)" : image.name(),
                mask ? List.of(percent(share(image.values()))) : footer(statistics, scale, image.values()),
                image.values(),
                valid,
                grid,
                scale,
                mask ? Content.FLAGS : Content.VALUES);
    }

    private static PreviewScale scale(BundleImage image, MapStatistics statistics) {
        return switch (image.id()) {
            case 3, 5 -> PreviewScale.upTo(statistics.low() < 0.98 ? 0 : 1, Math.max(1.1, statistics.high()));
            case 4, 6 -> PreviewScale.upTo(0, Math.max(1, statistics.high()));
            default ->
                image.role() == Role.MASK ? new PreviewScale(0, 1) : PreviewScale.upTo(0, 1.05 * statistics.usual());
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
