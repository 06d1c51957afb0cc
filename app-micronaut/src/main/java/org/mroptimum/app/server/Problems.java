package org.mroptimum.app.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.List;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;

/** What went wrong, as {@code application/problem+json} (RFC 9457) with the code that has a page in docs/errors. */
public final class Problems {

    private Problems() {}

    /**
     * The body of an error.
     *
     * @param status of HTTP
     * @param code for example MRO-1009
     * @param title what the code stands for
     * @param detail the first problem
     * @param problems all of them
     */
    public record Body(int status, String code, String title, String detail, List<Item> problems) {}

    /**
     * One problem.
     *
     * @param path where in the request, for example {@code $.task.options.NR}; empty when not about the request
     */
    public record Item(String code, String path, String message) {

        /** The problem for a reader. */
        public static Item of(Problem problem) {
            return new Item(problem.code().id(), problem.path(), problem.detail());
        }
    }

    /** The answer to a request that failed so. */
    public static HttpResponse<Body> answer(JobFailure failure) {
        return answer(statusOf(failure.code()), failure.problems());
    }

    /** The answer with one problem. */
    public static HttpResponse<Body> answer(HttpStatus status, ErrorCode code, String message) {
        return answer(status, List.of(new Problem(code, "", message)));
    }

    private static HttpResponse<Body> answer(HttpStatus status, List<Problem> problems) {
        Problem first = problems.get(0);
        Body body = new Body(
                status.getCode(),
                first.code().id(),
                first.code().title(),
                first.detail(),
                problems.stream().map(Item::of).toList());
        return HttpResponse.<Body>status(status).body(body).contentType(MediaType.of("application/problem+json"));
    }

    /** A failure of the request is the client's; a failure of the store or the machine is the server's. */
    private static HttpStatus statusOf(ErrorCode code) {
        if (code == StorageError.NOT_FOUND) {
            return HttpStatus.NOT_FOUND;
        }
        if (code == RunError.WRONG_STATE) {
            return HttpStatus.CONFLICT;
        }
        if (code == RequestError.NOT_JSON) {
            return HttpStatus.BAD_REQUEST;
        }
        if (code == StorageError.JOB_STORE_UNUSABLE || code == StorageError.STORE_UNREACHABLE) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (code == StorageError.NOT_WRITABLE) {
            return HttpStatus.INSUFFICIENT_STORAGE;
        }
        return code == RunError.INTERNAL ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.UNPROCESSABLE_ENTITY;
    }
}
