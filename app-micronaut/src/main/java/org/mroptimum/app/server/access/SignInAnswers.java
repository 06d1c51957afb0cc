package org.mroptimum.app.server.access;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.mroptimum.app.server.Problems;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.usecase.SignIn;

/** Answers to passwords that were not right. */
final class SignInAnswers {

    private SignInAnswers() {}

    static HttpResponse<?> refusal(SignIn.Answer answer) {
        if (answer instanceof SignIn.Later later) {
            long seconds = whole(later.pause());
            return Problems.answer(
                            HttpStatus.TOO_MANY_REQUESTS,
                            AccessError.TOO_MANY_ATTEMPTS,
                            "try again in " + seconds + " s")
                    .toMutableResponse()
                    .header("Retry-After", Long.toString(seconds));
        }
        return Problems.answer(
                HttpStatus.UNAUTHORIZED, AccessError.WRONG_CREDENTIALS, "the name or the password is wrong");
    }

    private static long whole(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }
}
