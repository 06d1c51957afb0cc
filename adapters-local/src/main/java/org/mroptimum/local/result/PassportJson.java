package org.mroptimum.local.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.noise.ScalePassport;

/** The {@code headers.passport} of a bundle: every factor between the noise scan and the SNR, so that others can audit it. */
final class PassportJson {

    private PassportJson() {}

    @SuppressWarnings("NullAway") // an unknown dwell time is null in JSON
    static Map<String, Object> of(ScalePassport passport) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formula", "Psi = C * noiseDwellNs / (imageDwellNs * oversampling * bandwidth * averages)");
        json.put("noiseDwellNs", orNull(passport.noiseDwellNs()));
        json.put("imageDwellNs", orNull(passport.imageDwellNs()));
        json.put("oversampling", passport.oversampling());
        json.put("bandwidth", passport.bandwidth());
        json.put("bandwidthMeasured", passport.bandwidthMeasured());
        json.put("averages", passport.averages());
        json.put("factor", passport.factor());
        json.put("sampledPart", passport.sampledPart());
        json.put("noiseOrigin", passport.noiseOrigin());
        json.put("warnings", passport.warnings());
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
