package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which readouts are noise and what their dwell time is.
 *
 * @param measurement where they are
 * @param readouts readout numbers, all with the same channels
 * @param dwellNs time per acquired sample
 * @param origin in words
 */
record NoiseSelection(
        Measurement measurement, ReadoutList readouts, OptionalDouble dwellNs, String origin, List<String> warnings) {
    private static final Pattern COIL_ADJUSTMENT = Pattern.compile("adj\\w*coilsens");
    private static final double ADJUSTMENT_NS = 5000;
    private static final double QUIET_ADJUSTMENT_NS = 4000;
    private static final double VB_BANDWIDTH_PER_PIXEL = 130;

    /** For a file that was recorded as noise: its image lines, or its noise-adjust lines when it has no others. */
    static Optional<NoiseSelection> ofNoiseFile(TwixFile file) {
        return file.lastBefore(file.count(), Measurement::hasImage)
                .map(NoiseSelection::imageLines)
                .or(() -> file.lastBefore(file.count(), Measurement::hasNoiseAdjust)
                        .map(NoiseSelection::adjustLines));
    }

    /**
     * For an imaging measurement.
     *
     * @param fromEarlier whether the request says that an earlier measurement holds the noise
     */
    static Optional<NoiseSelection> ofImaging(TwixFile file, Measurement imaging, boolean fromEarlier) {
        int before = imaging.number() - 1;
        if (!fromEarlier && imaging.hasNoiseAdjust()) {
            return Optional.of(adjustLines(imaging));
        }
        Optional<NoiseSelection> earlier =
                file.lastBefore(before, Measurement::hasNoiseAdjust).map(NoiseSelection::adjustLines);
        if (!fromEarlier) {
            return earlier;
        }
        return earlier.or(() -> file.lastBefore(before, Measurement::hasImage).map(NoiseSelection::imageLines))
                .or(() -> Optional.of(imaging)
                        .filter(Measurement::hasNoiseAdjust)
                        .map(m -> adjustLines(m)
                                .warning("no earlier measurement holds noise: the noise-adjust lines of the imaging"
                                        + " measurement are used")));
    }

    private static NoiseSelection imageLines(Measurement m) {
        ReadoutIndex index = m.scan().index();
        ReadoutList all = ReadoutList.of(
                IntStream.range(0, index.size()).filter(i -> index.kind(i).isImage()));
        return of(m, all, m.header().dwellNs(), "image lines of " + m.title());
    }

    static NoiseSelection adjustLines(Measurement m) {
        ReadoutIndex index = m.scan().index();
        ReadoutList all =
                ReadoutList.of(IntStream.range(0, index.size()).filter(i -> index.kind(i) == ReadoutKind.NOISE));
        return of(m, all, adjustDwell(m, index.samples(all.first())), "noise-adjust lines of " + m.title());
    }

    /**
     * The protocol's dwell time is that of its image lines. A measurement of noise-adjust lines alone uses it too; beside image or
     * calibration lines they have their own: first by the name of the adjustment, as siemens_to_ismrmrd has it, then 130 Hz a
     * pixel on VB and 5 us later.
     */
    private static OptionalDouble adjustDwell(Measurement m, int samples) {
        boolean alone = !m.hasImage() && m.scan().count(ReadoutKind.CALIBRATION) == 0;
        if (alone && m.header().dwellNs().isPresent()) {
            return m.header().dwellNs();
        }
        String names = (m.protocol() + " " + m.header().sequence()).toLowerCase(Locale.ROOT);
        if (COIL_ADJUSTMENT.matcher(names).find()) {
            return OptionalDouble.of(names.contains("quiet") ? QUIET_ADJUSTMENT_NS : ADJUSTMENT_NS);
        }
        return OptionalDouble.of(
                m.layout() == ReadoutLayout.VB ? 1e9 / (VB_BANDWIDTH_PER_PIXEL * samples) : ADJUSTMENT_NS);
    }

    private static NoiseSelection of(Measurement m, ReadoutList all, OptionalDouble dwell, String origin) {
        ReadoutIndex index = m.scan().index();
        int channels = index.channels(all.first());
        ReadoutList same = all.keep(i -> index.channels(i) == channels);
        List<String> warnings = new ArrayList<>();
        if (same.size() < all.size()) {
            warnings.add((all.size() - same.size()) + " noise readouts have other channels and are left out");
        }
        if (!m.scan().complaint().isEmpty()) {
            warnings.add(m.title() + " was not read to its end: " + m.scan().complaint());
        }
        return new NoiseSelection(m, same, dwell, origin, List.copyOf(warnings));
    }

    private NoiseSelection warning(String text) {
        List<String> more = new ArrayList<>(warnings);
        more.add(text);
        return new NoiseSelection(measurement, readouts, dwellNs, origin, List.copyOf(more));
    }
}
