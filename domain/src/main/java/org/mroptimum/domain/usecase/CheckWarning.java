package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.result.SelfCheck;

/** What a user must know about the self-check of a result. */
final class CheckWarning {

    private CheckWarning() {}

    /** Nothing when analytic and replica SNR agree. */
    static List<String> of(Optional<SelfCheck> check) {
        if (check.isEmpty()) {
            return List.of("the self-check could not judge: too few pixels have an SNR well above the noise floor");
        }
        SelfCheck found = check.get();
        if (!found.suspect()) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "SUSPECT: the self-check found a median PMR / AC of %.3f, where 1 within %.3f is expected, and a spread %.2f times"
                        + " the expected one, over %d pixels and %d replicas; do not trust this SNR before you know why",
                found.medianRatio(),
                found.tolerance(),
                found.spreadRatio(),
                found.pixels(),
                found.replicas()));
    }
}
