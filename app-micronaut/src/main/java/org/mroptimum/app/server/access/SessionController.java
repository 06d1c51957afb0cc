package org.mroptimum.app.server.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.usecase.OpenSessions;
import org.mroptimum.domain.usecase.RecogniseCaller;
import org.mroptimum.domain.usecase.SetUpServer;
import org.mroptimum.domain.usecase.SignIn;

/** Signing in and out with a browser. */
@Controller(SessionController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "access")
final class SessionController {
    static final String PATH = "/api/v1";

    private final SetUpServer setUpServer;
    private final SignIn signIn;
    private final OpenSessions sessions;
    private final RecogniseCaller recognise;
    private final boolean oidc;

    SessionController(
            SetUpServer setUpServer,
            SignIn signIn,
            OpenSessions sessions,
            RecogniseCaller recognise,
            ServerOptions options) {
        this.oidc = options.oidc().isPresent();
        this.setUpServer = setUpServer;
        this.signIn = signIn;
        this.sessions = sessions;
        this.recognise = recognise;
    }

    @Get("/session")
    @Operation(
            summary = "Who is signed in",
            description = "Also tells whether the server was set up, and the page's token.")
    SessionView session(HttpRequest<?> request) {
        Optional<String> token = SessionCookie.token(request);
        return token.flatMap(recognise::bySession)
                .map(account -> view(account, token.orElseThrow()))
                .orElseGet(() -> new SessionView(
                        setUpServer.isDone(), Optional.empty(), Optional.empty(), LocalInstallation.version(), oidc));
    }

    @Post("/setup")
    @Operation(
            summary = "Create the first administrator",
            description = "Only from the server's own machine, only while there is no account.")
    HttpResponse<SessionView> setUp(HttpRequest<?> request, @Body byte[] body) {
        if (setUpServer.isDone()) {
            throw new JobFailure(AccessError.SET_UP_ALREADY, "the server has an administrator already");
        }
        if (!RequestOrigin.isThisMachine(request)) {
            throw new JobFailure(AccessError.NOT_ALLOWED, "a server is set up from its own machine");
        }
        AccessBody fields = AccessBody.read(body);
        Account admin = setUpServer.setUp(fields.text("name"), fields.text("password"));
        return opened(request, admin, HttpStatus.CREATED);
    }

    @Post("/login")
    @Operation(summary = "Sign in", description = "429 with Retry-After after too many wrong passwords.")
    HttpResponse<?> signIn(HttpRequest<?> request, @Body byte[] body) {
        AccessBody fields = AccessBody.read(body);
        SignIn.Answer answer =
                signIn.attempt(fields.text("name"), fields.text("password"), RequestOrigin.address(request));
        return answer instanceof SignIn.Right right
                ? opened(request, right.account(), HttpStatus.OK)
                : SignInAnswers.refusal(answer);
    }

    private HttpResponse<SessionView> opened(HttpRequest<?> request, Account account, HttpStatus status) {
        OpenSessions.Opened opened = sessions.open(account);
        MutableHttpResponse<SessionView> answer = HttpResponse.status(status);
        return answer.body(view(opened.account(), opened.token())).cookie(SessionCookie.of(opened.token(), request));
    }

    @Post(uri = "/logout", consumes = MediaType.ALL)
    @Operation(summary = "Sign out")
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SessionCookie.token(request)
                .ifPresent(token -> recognise.bySession(token).ifPresent(account -> sessions.close(account, token)));
        return HttpResponse.noContent().cookie(SessionCookie.gone(request));
    }

    private SessionView view(Account account, String token) {
        return new SessionView(
                true,
                Optional.of(SessionView.User.of(account)),
                Optional.of(Session.pageToken(token)),
                LocalInstallation.version(),
                oidc);
    }
}
