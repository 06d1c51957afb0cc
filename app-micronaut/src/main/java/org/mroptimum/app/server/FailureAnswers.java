package org.mroptimum.app.server;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.NotAcceptableException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.util.UUID;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for whatever a controller throws, and for addresses that lead nowhere. */
@Controller("/errors")
final class FailureAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

    @Error(global = true)
    HttpResponse<Problems.Body> failed(JobFailure failure) {
        return Problems.answer(failure);
    }

    /** Anonymous callers may sign in and try again, others may not. */
    @Error(global = true)
    HttpResponse<Problems.Body> refused(AuthorizationException refused) {
        return refused.isForbidden()
                ? Problems.answer(
                        HttpStatus.FORBIDDEN, AccessError.NOT_ALLOWED, "the role of this account does not allow this")
                : Problems.answer(HttpStatus.UNAUTHORIZED, AccessError.NOT_SIGNED_IN, "sign in first");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> incomplete(UnsatisfiedRouteException missing) {
        return Problems.answer(
                HttpStatus.BAD_REQUEST,
                RequestError.MISSING_FIELD,
                missing.getArgument().getName() + " is missing in the call");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> notUnderstood(ConversionErrorException wrong) {
        return Problems.answer(
                HttpStatus.BAD_REQUEST,
                RequestError.WRONG_TYPE,
                wrong.getArgument().getName() + " has the wrong type in the call");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> otherMedia(UnsupportedMediaException wrong) {
        return Problems.answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                RequestError.WRONG_TYPE,
                "the body is not of a type that this address takes");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> tooLong(ContentLengthExceededException tooLong) {
        return tooLong();
    }

    @Error(global = true)
    HttpResponse<Problems.Body> tooLong(BufferLengthExceededException tooLong) {
        return tooLong();
    }

    private static HttpResponse<Problems.Body> tooLong() {
        return Problems.answer(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE, RequestError.NOT_JSON, "the body is larger than any request");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> otherAnswer(NotAcceptableException wanted) {
        return Problems.answer(
                HttpStatus.NOT_ACCEPTABLE,
                RequestError.VALUE_OUT_OF_RANGE,
                "this address does not answer with any type that the header Accept names");
    }

    @Error(global = true)
    HttpResponse<Problems.Body> outOfMemory(OutOfMemoryError thrown) {
        LOG.error("a request was too much for the memory of the server", thrown);
        return Problems.answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                RunError.OUT_OF_MEMORY,
                "this server's memory does not suffice for the request");
    }

    /** The client learns a number only: what went wrong inside may hold what it must not see. */
    @Error(global = true)
    HttpResponse<Problems.Body> unexpected(Throwable thrown) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected failure {}", number, thrown);
        return Problems.answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                RunError.INTERNAL,
                "unexpected " + thrown.getClass().getName() + "; the server's log has it under " + number);
    }

    @Error(status = HttpStatus.NOT_FOUND, global = true)
    HttpResponse<Problems.Body> nothingThere(HttpRequest<?> request) {
        return Problems.answer(HttpStatus.NOT_FOUND, StorageError.NOT_FOUND, "there is nothing at this address");
    }

    @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
    HttpResponse<Problems.Body> notDone(HttpRequest<?> request) {
        return Problems.answer(
                HttpStatus.METHOD_NOT_ALLOWED,
                RequestError.VALUE_OUT_OF_RANGE,
                request.getMethodName() + " is not done at this address");
    }
}
