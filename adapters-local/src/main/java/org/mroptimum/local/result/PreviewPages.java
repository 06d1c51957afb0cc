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

/** The {@code preview/*.png} of a bundle: one page for every map except the coils' own. */
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
            boolean ofOneCoil = image.id() >= FIRST_COIL && image.id() < FIRST_MASK;
            if (!image.matrix() && !ofOneCoil) {
                byte[] png = drawing.png(page(image));
                try (OutputStream out = sink.open("preview/" + image.file() + ".png")) {
                    out.write(png);
                }
            }
        }
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
                mask ? List.of(share(image.values())) : footer(statistics, scale, image.values()),
                image.values(),
                valid,
                grid,
                scale,
                mask);
    }

    private static PreviewScale scale(BundleImage image, MapStatistics statistics) {
        return switch (image.id()) {
            case 3, 5 -> PreviewScale.upTo(statistics.low() < 0.98 ? 0 : 1, Math.max(1.1, statistics.high()));
            case 4, 6 -> PreviewScale.upTo(0, Math.max(1, statistics.high()));
            default -> image.role() == Role.MASK ? new PreviewScale(0, 1) : PreviewScale.upTo(0, statistics.high());
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
                Locale.ROOT, "median %.4g, 99.5th percentile %.4g, largest %.4g", s.median(), s.high(), s.largest()));
        if (s.largest() > scale.high()) {
            lines.add(String.format(Locale.ROOT, "values above %.4g have the last colour", scale.high()));
        }
        if (s.count() < (long) map.frequency() * map.phase() * map.slices()) {
            lines.add("grey: no valid value");
        }
        return lines;
    }

    private static String share(Volume mask) {
        long set = 0;
        for (int slice = 0; slice < mask.slices(); slice++) {
            for (float value : mask.re(slice)) {
                set += value > 0 ? 1 : 0;
            }
        }
        long all = (long) mask.frequency() * mask.phase() * mask.slices();
        return String.format(Locale.ROOT, "%.1f %% of all pixels are valid", 100.0 * set / all);
    }
}
