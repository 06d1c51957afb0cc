package org.mroptimum.local.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * Where a hub listens: https, because a token goes there; http on this very machine only.
 *
 * @param base its address, for example {@code https://brain.example.org/Prod}
 */
public record HubAddress(URI base) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads an address.
     *
     * @param setting where it was named, for the message
     * @throws JobFailure MRO-5009 when it is none
     */
    public static HubAddress of(String address, String setting) {
        try {
            URI base = new URI(address.strip().replaceFirst("/+$", ""));
            if (isSafe(base)
                    && base.getRawUserInfo() == null
                    && base.getRawQuery() == null
                    && base.getRawFragment() == null) {
                return new HubAddress(base);
            }
        } catch (URISyntaxException e) {
            // Its message quotes the address; the failure below says enough.
        }
        throw new JobFailure(
                RunError.BAD_SETTING,
                setting
                        + ": must be an https address without user name, query and fragment; http is for this machine only");
    }

    private static boolean isSafe(URI base) {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        String host = base.getHost();
        return host != null && (scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host)));
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
