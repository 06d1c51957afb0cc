package org.mroptimum.local.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mroptimum.domain.job.Redaction;

/**
 * This server as a hub knows it: a self-hosted unit of mode 2 (contract 2.6).
 *
 * @param endpoint where the hub finds {@code /compute}
 * @param key an API key of an account of this server; a secret
 * @param alias its name for people
 * @param isDefault whether the hub takes it for jobs that name no unit
 */
public record ComputingUnit(String endpoint, String key, String alias, boolean isDefault) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is sent, without the key. */
    @Override
    public String toString() {
        return toJson(Redaction.REMOVED).toPrettyString();
    }

    ObjectNode toJson(String shownKey) {
        return JSON.createObjectNode()
                .put("appName", "MR Optimum")
                .put("mode", "mode_2")
                .put("provider", "self-hosted")
                .put("apiEndpoint", endpoint)
                .put("apiKey", shownKey)
                .put("isDefault", isDefault)
                .put("alias", alias);
    }
}
