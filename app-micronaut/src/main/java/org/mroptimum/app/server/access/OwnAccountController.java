package org.mroptimum.app.server.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.usecase.ChangeOwnPassword;
import org.mroptimum.domain.usecase.IssueKeys;
import org.mroptimum.domain.usecase.SignIn;

/** The caller's own password and API keys. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "access")
final class OwnAccountController {
    private final ChangeOwnPassword changePassword;
    private final IssueKeys keys;

    OwnAccountController(ChangeOwnPassword changePassword, IssueKeys keys) {
        this.changePassword = changePassword;
        this.keys = keys;
    }

    /** The caller's keys. */
    record Keys(List<Key> keys) {}

    /** A key without its secret. */
    record Key(String id, String name, Instant created, Optional<Instant> lastUsed) {
        static Key of(ApiKey key) {
            return new Key(key.id(), key.name(), key.created(), key.lastUsed());
        }
    }

    /** A new key; nobody can read it again. */
    record NewKey(String id, String name, String key) {}

    @Put("/password")
    @Operation(summary = "Change the own password", description = "All other sessions of the account end.")
    HttpResponse<?> password(HttpRequest<?> request, Caller caller, @Body byte[] body) {
        AccessBody fields = AccessBody.read(body);
        SignIn.Answer answer = changePassword.change(
                caller.user(),
                fields.text("current"),
                fields.text("next"),
                RequestOrigin.address(request),
                SessionCookie.token(request));
        return answer instanceof SignIn.Right ? HttpResponse.noContent() : SignInAnswers.refusal(answer);
    }

    @Get("/keys")
    @Operation(summary = "The own API keys, the oldest first")
    Keys list(Caller caller) {
        return new Keys(
                keys.list(new AccountName(caller.user())).stream().map(Key::of).toList());
    }

    @Post("/keys")
    @Operation(summary = "Make an API key", description = "The key itself is in this answer and nowhere else.")
    HttpResponse<NewKey> issue(Caller caller, @Body byte[] body) {
        IssueKeys.Issued issued =
                keys.issue(new AccountName(caller.user()), AccessBody.read(body).text("name"));
        return HttpResponse.created(new NewKey(issued.key().id(), issued.key().name(), issued.secret()));
    }

    @Delete(uri = "/keys/{id}", consumes = MediaType.ALL)
    @Operation(summary = "Remove an API key")
    HttpResponse<?> remove(Caller caller, String id) {
        if (!keys.remove(new AccountName(caller.user()), id)) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no key of this id");
        }
        return HttpResponse.noContent();
    }
}
