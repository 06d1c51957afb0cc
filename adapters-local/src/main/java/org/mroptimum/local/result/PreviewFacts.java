package org.mroptimum.local.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mroptimum.domain.noise.ScalePassport;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrResult;

/** What the pages of SNR say about how it came about: scale of the noise, replicas, and whether AC and PMR agree. */
final class PreviewFacts {

    private PreviewFacts() {}

    /** What nobody may overlook; empty when all is well. */
    static Optional<String> alarm(SnrResult result) {
        return result.check().filter(SelfCheck::suspect).map(check -> "SUSPECT: AC and PMR disagree");
    }

    /** One fact a line. */
    static List<String> lines(SnrResult result) {
        List<String> lines = new ArrayList<>();
        result.check().ifPresent(check -> lines.addAll(check(check)));
        result.replicas().ifPresent(run -> lines.addAll(replicas(run)));
        result.passport().ifPresent(passport -> lines.addAll(passport(passport)));
        return lines;
    }

    private static List<String> check(SelfCheck check) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "check: AC and PMR %s, median PMR / AC %.4f, allowed %.4f to %.4f",
                        check.suspect() ? "DISAGREE" : "agree",
                        check.medianRatio(),
                        1 - check.tolerance(),
                        1 + check.tolerance()),
                String.format(
                        Locale.ROOT,
                        "in %d pixels, spread %.2f times that of %d replicas",
                        check.pixels(),
                        check.spreadRatio(),
                        check.replicas()));
    }

    private static List<String> replicas(ReplicaRun run) {
        int fewest = run.drawn().isEmpty() ? 0 : Collections.min(run.drawn());
        int most = run.drawn().isEmpty() ? 0 : Collections.max(run.drawn());
        String drawn = fewest == most ? Integer.toString(most) : fewest + " to " + most;
        return List.of(
                drawn + " of " + run.requested() + " replicas a slice",
                "seed " + run.seed()
                        + (run.seedFromContent() ? ", from the content of the signal file" : ", as requested"));
    }

    private static List<String> passport(ScalePassport passport) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "noise scale %.4g: dwell time %s of noise, %s of image",
                        passport.factor(),
                        dwell(passport.noiseDwellNs()),
                        dwell(passport.imageDwellNs())),
                String.format(
                        Locale.ROOT,
                        "oversampling %.4g, bandwidth %.4g%s, averages %.4g",
                        passport.oversampling(),
                        passport.bandwidth(),
                        passport.bandwidthMeasured() ? " (measured)" : "",
                        passport.averages()));
    }

    private static String dwell(OptionalDouble ns) {
        return ns.isPresent() ? String.format(Locale.ROOT, "%.6g ns", ns.getAsDouble()) : "unknown";
    }
}
