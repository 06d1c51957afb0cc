package org.mroptimum.app.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.List;
import org.mroptimum.domain.job.AccessError;
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

    /** The answer of an address that has its own status for what is wrong with a request. */
    public static HttpResponse<Body> answer(HttpStatus status, JobFailure failure) {
        return answer(status, failure.problems());
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
        if (code instanceof AccessError access) {
            return statusOf(access);
        }
        if (code instanceof StorageError stored) {
            return switch (stored) {
                case NOT_FOUND -> HttpStatus.NOT_FOUND;
                case JOB_STORE_UNUSABLE, STORE_UNREACHABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                case NOT_WRITABLE, DISK_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
                case SCAN_NOT_READY, SCAN_IN_USE -> HttpStatus.CONFLICT;
                case QUOTA_USED_UP, UPLOAD_TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
                case UPLOAD_BUSY -> HttpStatus.LOCKED;
                default -> HttpStatus.UNPROCESSABLE_ENTITY;
            };
        }
        if (code == RunError.WRONG_STATE || code == RequestError.WRONG_OFFSET) {
            return HttpStatus.CONFLICT;
        }
        if (code == RequestError.NOT_JSON || code == RequestError.BAD_UPLOAD) {
            return HttpStatus.BAD_REQUEST;
        }
        return code == RunError.INTERNAL ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static HttpStatus statusOf(AccessError code) {
        return switch (code) {
            case NOT_SIGNED_IN, WRONG_CREDENTIALS -> HttpStatus.UNAUTHORIZED;
            case NOT_ALLOWED, PAGE_TOKEN, STRAY_SIGN_IN, IDENTITY_REFUSED, NO_HOUSE_ACCOUNT -> HttpStatus.FORBIDDEN;
            case TOO_MANY_ATTEMPTS -> HttpStatus.TOO_MANY_REQUESTS;
            case ACCOUNT_REFUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
            case SET_UP_ALREADY, LAST_ADMIN, NAME_TAKEN -> HttpStatus.CONFLICT;
            case STRANGE_HOST -> HttpStatus.MISDIRECTED_REQUEST;
            case AUDIT_NOT_WRITABLE, PROVIDER_UNREACHABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case AUDIT_BROKEN -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
