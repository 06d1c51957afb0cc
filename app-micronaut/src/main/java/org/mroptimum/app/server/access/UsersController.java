package org.mroptimum.app.server.access;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.usecase.ChangeAccounts;

/** Accounts, for administrators. */
@Controller("/api/v1/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "administration")
final class UsersController {
    private final ChangeAccounts accounts;

    UsersController(ChangeAccounts accounts) {
        this.accounts = accounts;
    }

    /** All accounts. */
    record Users(List<User> users) {}

    /** An account without its password. */
    record User(String name, String role, boolean disabled, Instant created, Optional<Instant> lastLogin) {
        static User of(Account account) {
            return new User(
                    account.name().value(),
                    account.role().name(),
                    account.disabled(),
                    account.created(),
                    account.lastLogin());
        }
    }

    @Get
    @Operation(summary = "All accounts by name")
    Users all() {
        return new Users(accounts.all().stream().map(User::of).toList());
    }

    @Post
    @Operation(
            summary = "Add an account",
            description =
                    "With house, somebody who comes from the identity provider under this name, without a password.")
    HttpResponse<User> add(Caller caller, @Body byte[] body) {
        AccessBody fields = AccessBody.read(body);
        String name = fields.text("name");
        Role role = role(fields.text("role"));
        Account added = fields.flagIfAny("house").orElse(false)
                ? accounts.expect(caller.user(), name, role)
                : accounts.add(caller.user(), name, role, fields.text("password"));
        return HttpResponse.created(User.of(added));
    }

    @Patch("/{name}")
    @Operation(
            summary = "Change role, password or whether an account is disabled",
            description = "A new password and disabling end its sessions.")
    User change(Caller caller, String name, @Body byte[] body) {
        AccessBody fields = AccessBody.read(body);
        ChangeAccounts.Change change = new ChangeAccounts.Change(
                fields.textIfAny("role").map(UsersController::role),
                fields.flagIfAny("disabled"),
                fields.textIfAny("password"));
        return User.of(accounts.change(caller.user(), AccountName.of(name), change));
    }

    private static Role role(String text) {
        try {
            return Role.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new JobFailure(RequestError.VALUE_OUT_OF_RANGE, "a role is ADMIN or USER", e);
        }
    }
}
