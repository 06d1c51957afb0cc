package org.mroptimum.domain.usecase;

import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.JobRequest;

/** Tells requests apart without showing what is in them. */
final class RequestDigest {

    private RequestDigest() {}

    /** SHA-256 of the request without its secrets: a link that was renewed leads to the same file. */
    static String of(JobRequest request) {
        return Sha256.hex(request.document().toString());
    }
}
