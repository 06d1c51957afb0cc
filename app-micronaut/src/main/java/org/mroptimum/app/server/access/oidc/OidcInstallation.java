package org.mroptimum.app.server.access.oidc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.usecase.SignInExternally;

/** Wires the sign-in of the house, if there is one. */
@Factory
final class OidcInstallation {

    /**
     * The door of the house.
     *
     * @param signIn empty when no provider is set
     */
    record Door(Optional<HouseSignIn> signIn) {}

    @Singleton
    Door door(ServerOptions options, AccountStore accounts, AttemptStore attempts, AuditTrail audit, Clock clock) {
        return new Door(options.oidc().map(oidc -> signIn(oidc, accounts, attempts, audit, clock)));
    }

    private static HouseSignIn signIn(
            OidcOptions options, AccountStore accounts, AttemptStore attempts, AuditTrail audit, Clock clock) {
        SignInExternally externally = new SignInExternally(accounts, options.makesAccounts(), audit, clock);
        PendingSignIns pending = new PendingSignIns(Ticker.systemTicker());
        return new HouseSignIn(new IdentityProvider(options), pending, externally, attempts, clock);
    }
}
