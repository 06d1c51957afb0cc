package org.mroptimum.aws.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.OptionalLong;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * What a server said to a link.
 *
 * @param forbidden the code when the link does not allow what was asked
 */
record LinkAnswer(HttpResponse<InputStream> response, StorageError forbidden) {
    static final int PART = 206;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int CLIENT_ERRORS = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int NO_SUCH_RANGE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    /** Closes the answer and throws unless it is a success. */
    void require() {
        int status = response.statusCode();
        if (status >= OK && status < REDIRECTS) {
            return;
        }
        discard();
        throw failure(status);
    }

    /** As {@link #require}; an object without bytes has no first byte to give. */
    void requireUnlessEmpty() {
        if (response.statusCode() != NO_SUCH_RANGE) {
            require();
        }
    }

    /** How large the whole object is, as the answer to a question for a part of it says. */
    OptionalLong wholeSize() {
        String range = response.headers().firstValue("Content-Range").orElse("");
        String whole = range.substring(range.lastIndexOf('/') + 1);
        if (whole.matches("\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(whole));
        }
        return response.statusCode() == OK
                ? response.headers().firstValueAsLong("Content-Length")
                : OptionalLong.empty();
    }

    /** Whether a partial answer is the part that begins there. */
    boolean beginsAt(long offset) {
        return response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + offset + "-");
    }

    /** Drops the connection with whatever the body holds. */
    void discard() {
        try {
            response.body().close();
        } catch (IOException e) {
            return; // nothing more is wanted from this connection
        }
    }

    private JobFailure failure(int status) {
        if (status < CLIENT_ERRORS) {
            return LinkRules.refused("redirects to somewhere else");
        }
        if (status == NOT_FOUND || status == GONE) {
            return new JobFailure(StorageError.NOT_FOUND, "nothing is behind a temporary link of the request");
        }
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS) {
            return new JobFailure(
                    StorageError.STORE_UNREACHABLE,
                    "the server of a temporary link fails or is too busy (" + status + ")");
        }
        return new JobFailure(
                forbidden,
                "a temporary link of the request has expired or does not allow this (" + status + "); make a new link");
    }
}
