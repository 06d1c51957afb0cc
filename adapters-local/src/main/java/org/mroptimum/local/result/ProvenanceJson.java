package org.mroptimum.local.result;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.result.FlipAngleNormalisation;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SelfCheck;

/** The headers {@code replicas}, {@code check} and {@code faCorrection} of a bundle: how the maps came about. */
final class ProvenanceJson {

    private ProvenanceJson() {}

    /** The seed is text as well: many JSON libraries round numbers beyond 2^53. */
    static Map<String, Object> of(ReplicaRun run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", run.seed());
        json.put("seedText", Long.toString(run.seed()));
        json.put("seedFromContent", run.seedFromContent());
        json.put("requested", run.requested());
        json.put("drawn", run.drawn());
        return json;
    }

    @SuppressWarnings("NullAway") // what could not be computed is null in JSON
    static Map<String, Object> of(SelfCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", check.suspect() ? "SUSPECT" : "AGREES");
        json.put("suspect", check.suspect());
        json.put("replicas", check.replicas());
        json.put("pixels", check.pixels());
        json.put("medianRatio", finite(check.medianRatio()));
        json.put("tolerance", finite(check.tolerance()));
        json.put("spreadRatio", finite(check.spreadRatio()));
        return json;
    }

    /** Names as the existing workers write them. */
    static Map<String, Object> of(FlipAngleNormalisation facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("faCorrectionApplied", true);
        json.put("faUnits", "degrees");
        json.put("faCorrectionMethod", "snr_over_sin_fa");
        json.put("epsilonThreshold", facts.smallestSine());
        json.put("fillWindow", facts.window());
        json.put("nNearZeroVoxels", facts.nearZero());
        json.put("faMin", facts.smallest());
        json.put("faMax", facts.largest());
        json.put("faInterpolation", "bspline");
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
