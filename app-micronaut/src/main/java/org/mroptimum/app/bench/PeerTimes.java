package org.mroptimum.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another implementation of the same mathematics needs on the same machine, on one thread:
 * {@code {"size": 256, "coils": 32, "slices": 20, "seconds": {"ac-rss": 1.234}}}. Times of cases that draw replicas hold for 100
 * replicas, and are scaled to the number measured here.
 *
 * @param size matrix size of its data
 * @param coils receive channels
 * @param slices slices of the cases that compute a stack
 * @param seconds by name of the case
 */
public record PeerTimes(int size, int coils, int slices, Map<String, Double> seconds) {
    /** No peer. */
    public static final PeerTimes NONE = new PeerTimes(0, 0, 0, Map.of());

    private static final double REPLICAS = 100;

    public PeerTimes {
        seconds = Map.copyOf(seconds);
    }

    /**
     * Reads the peer's output.
     *
     * @throws IllegalArgumentException when the text is something else, with the reason
     */
    public static PeerTimes parse(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        JsonNode times = root.path("seconds");
        if (!times.isObject()
                || !root.path("size").isInt()
                || !root.path("coils").isInt()
                || !root.path("slices").isInt()) {
            throw new IllegalArgumentException("it needs the numbers size, coils and slices, and seconds by case");
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> time : times.properties()) {
            if (!time.getValue().isNumber() || time.getValue().doubleValue() <= 0) {
                throw new IllegalArgumentException("the seconds of " + time.getKey() + " are no positive number");
            }
            seconds.put(time.getKey(), time.getValue().doubleValue());
        }
        return new PeerTimes(
                root.path("size").intValue(),
                root.path("coils").intValue(),
                root.path("slices").intValue(),
                seconds);
    }

    /** Whether the peer's data had the size of ours, so that times can be compared. */
    public boolean fits(BenchSettings settings) {
        return seconds.isEmpty()
                || (size == settings.size() && coils == settings.coils() && slices == settings.slices());
    }

    /** The result with the peer's time and the ratio, where the peer has that case. */
    BenchResult compare(BenchResult result) {
        Double time = seconds.get(result.name().title());
        if (time == null || result.failure() != null) {
            return result;
        }
        return result.besidePeer(result.name().drawsReplicas() ? time * result.replicas() / REPLICAS : time);
    }
}
