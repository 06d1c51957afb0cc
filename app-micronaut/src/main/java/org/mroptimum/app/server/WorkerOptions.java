package org.mroptimum.app.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.Hub;
import org.mroptimum.local.hub.HttpHub;
import org.mroptimum.local.hub.HubAddress;

/**
 * How a server works for a hub.
 *
 * @param linkHosts where links in jobs of the hub may lead to, as {@link org.mroptimum.aws.link.LinkRules} takes them; empty when
 *     no link is followed
 * @param hub hears how its jobs end
 */
public record WorkerOptions(String linkHosts, Hub hub) {
    /** A server for its own users. */
    public static final WorkerOptions OFF = new WorkerOptions("", Hub.NONE);

    /**
     * Reads the settings.
     *
     * @param address of the hub; empty when nobody wants to hear of jobs
     * @param token by which the hub knows this server's owner
     * @throws JobFailure MRO-5009 for an address that is none, or a missing token
     */
    public static WorkerOptions of(String linkHosts, String address, @Nullable String token) {
        Optional<HubAddress> hub = Optional.of(address.strip())
                .filter(text -> !text.isEmpty())
                .map(text -> HubAddress.of(text, "--brain"));
        if (hub.isEmpty()) {
            return new WorkerOptions(linkHosts, Hub.NONE);
        }
        if (token == null || token.isBlank()) {
            throw new JobFailure(RunError.BAD_SETTING, "the environment variable MROPTIMUM_BRAIN_TOKEN is not set");
        }
        return new WorkerOptions(linkHosts, new HttpHub(hub.get(), token));
    }
}
