package org.mroptimum.app.server.access;

import java.util.Optional;
import org.mroptimum.domain.account.Account;

/**
 * What a page needs to know first.
 *
 * @param setUp whether there is an account
 * @param user who is signed in
 * @param csrf the page's token, for the header {@code X-CSRF-Token}
 * @param version of the server
 * @param oidc whether one can sign in with an identity provider
 */
record SessionView(boolean setUp, Optional<User> user, Optional<String> csrf, String version, boolean oidc) {

    /** Somebody who is signed in. */
    record User(String name, String role) {
        static User of(Account account) {
            return new User(account.name().value(), account.role().name());
        }
    }
}
