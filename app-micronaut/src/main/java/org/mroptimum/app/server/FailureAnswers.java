package org.mroptimum.app.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.util.UUID;
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

    /** The client learns a number only: what went wrong inside may hold what it must not see. */
    @Error(global = true)
    HttpResponse<Problems.Body> unexpected(RuntimeException thrown) {
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
