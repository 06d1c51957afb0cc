package org.mroptimum.app.server.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/**
 * What a client tells of its file in {@code Upload-Metadata}: pairs of a name and a value in base64, separated by commas.
 *
 * @param filename the name that the user knows
 * @param sha256 hexadecimal hash of the whole file, if the client knows it
 */
record UploadMetadata(String filename, Optional<String> sha256) {

    /** MRO-1018 when there is no file name, or the header is not of this form. */
    static UploadMetadata parse(String header) {
        Optional<String> filename = Optional.empty();
        Optional<String> sha256 = Optional.empty();
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" +", -1);
            if (parts[0].equals("filename") && parts.length == 2) {
                filename = Optional.of(text(parts[1]));
            } else if (parts[0].equals("sha256") && parts.length == 2) {
                sha256 = Optional.of(text(parts[1]).strip());
            }
        }
        return new UploadMetadata(
                filename.orElseThrow(() -> wrong("the header Upload-Metadata has no filename")), sha256);
    }

    private static String text(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            JobFailure failure = wrong("a value in the header Upload-Metadata is not base64");
            failure.initCause(e);
            throw failure;
        }
    }

    private static JobFailure wrong(String why) {
        return new JobFailure(RequestError.BAD_UPLOAD, why);
    }
}
