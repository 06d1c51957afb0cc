package org.mroptimum.domain.snr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.result.SnrMap;

/** What was computed, to the last bit. */
final class MapBytes {

    private MapBytes() {}

    /** SHA-256 of kinds, values and noise covariance. */
    static String sum(ComputedMaps computed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            computed.covariance().map(NoiseCovariance::re).ifPresent(values -> add(digest, values));
            computed.covariance().map(NoiseCovariance::im).ifPresent(values -> add(digest, values));
            for (SnrMap map : computed.maps()) {
                digest.update((map.kind() + " " + map.index()).getBytes(StandardCharsets.UTF_8));
                for (int slice = 0; slice < map.values().slices(); slice++) {
                    add(digest, map.values().re(slice));
                    if (map.values().complex()) {
                        add(digest, map.values().im(slice));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
    }
}
