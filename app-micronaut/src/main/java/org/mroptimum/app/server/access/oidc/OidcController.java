package org.mroptimum.app.server.access.oidc;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.mroptimum.app.server.access.RequestOrigin;
import org.mroptimum.app.server.access.SessionCookie;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.usecase.OpenSessions;
import org.mroptimum.local.account.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two steps of a browser that signs in with the house's provider. Whatever goes wrong, the page tells it by its code. */
@Controller(OidcController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "access")
final class OidcController {
    static final String PATH = "/api/v1/oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);

    private final Optional<HouseSignIn> house;
    private final OpenSessions sessions;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();

    OidcController(OidcInstallation.Door door, OpenSessions sessions, AuditTrail audit) {
        this.house = door.signIn();
        this.sessions = sessions;
        this.audit = audit;
    }

    @Get("/start")
    @Operation(summary = "Begin a sign-in with the identity provider", description = "Sends the browser there.")
    HttpResponse<?> start(HttpRequest<?> request) {
        if (house.isEmpty()) {
            return page(AccessError.PROVIDER_UNREACHABLE);
        }
        try {
            String cookie = secrets.get();
            URI page = house.get().begin(cookie);
            return HttpResponse.seeOther(page).cookie(BindingCookie.of(cookie, isSecure(request)));
        } catch (JobFailure failure) {
            return refused(failure);
        }
    }

    @Get("/callback")
    @Operation(
            summary = "End a sign-in with the identity provider",
            description = "Sends the browser to the page, signed in, or with the code of what went wrong as refused.")
    HttpResponse<?> callback(HttpRequest<?> request) {
        if (house.isEmpty()) {
            return page(AccessError.PROVIDER_UNREACHABLE);
        }
        MutableHttpResponse<?> answer;
        try {
            answer = house.get()
                    .end(BindingCookie.value(request), request.getParameters().asMap(), RequestOrigin.address(request))
                    .<MutableHttpResponse<?>>map(account -> signedIn(request, account))
                    .orElseGet(() -> page(AccessError.NO_HOUSE_ACCOUNT));
        } catch (JobFailure failure) {
            answer = refused(failure);
        }
        return answer.cookie(BindingCookie.gone(isSecure(request)));
    }

    private boolean isSecure(HttpRequest<?> request) {
        return request.isSecure() || house.filter(HouseSignIn::isSecure).isPresent();
    }

    private MutableHttpResponse<?> signedIn(HttpRequest<?> request, Account account) {
        String token = sessions.open(account).token();
        return HttpResponse.seeOther(URI.create("/")).cookie(SessionCookie.of(token, request));
    }

    /** Recorded without what the provider or the browser said; other failures than of access are the server's own. */
    private MutableHttpResponse<?> refused(JobFailure failure) {
        if (!(failure.code() instanceof AccessError) || failure.code() == AccessError.AUDIT_NOT_WRITABLE) {
            throw failure;
        }
        // A name that no account can have is one more way to have none.
        ErrorCode code = failure.code() == AccessError.ACCOUNT_REFUSED ? AccessError.NO_HOUSE_ACCOUNT : failure.code();
        LOG.warn("sign-in with the identity provider: {}", failure.getMessage());
        audit.append(AuditEvent.refused(AuditEvent.NOBODY, AuditAction.LOGIN, "identity provider, " + code.id()));
        return page(code);
    }

    private static MutableHttpResponse<?> page(ErrorCode code) {
        return HttpResponse.seeOther(URI.create("/?refused=" + code.id()));
    }
}
