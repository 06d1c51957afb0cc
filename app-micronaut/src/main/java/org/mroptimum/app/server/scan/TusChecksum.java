package org.mroptimum.app.server.scan;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.scan.PieceChecksum;

/** The header {@code Upload-Checksum}: an algorithm's name and the hash in base64. */
final class TusChecksum {
    /** As {@code Tus-Checksum-Algorithm} lists them. */
    static final String ALGORITHMS = "sha1,sha256";

    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    private TusChecksum() {}

    /** MRO-1018 for another algorithm, or something that is not base64. */
    static PieceChecksum parse(String header) {
        String[] parts = header.strip().split(" +", -1);
        if (parts.length != 2 || !NAMES.containsKey(parts[0])) {
            throw new JobFailure(
                    RequestError.BAD_UPLOAD, "the header Upload-Checksum names one of " + ALGORITHMS + " and a hash");
        }
        try {
            return new PieceChecksum(
                    NAMES.getOrDefault(parts[0], ""),
                    HexFormat.of().formatHex(Base64.getDecoder().decode(parts[1])));
        } catch (IllegalArgumentException e) {
            throw new JobFailure(RequestError.BAD_UPLOAD, "the hash in Upload-Checksum is not base64", e);
        }
    }
}
