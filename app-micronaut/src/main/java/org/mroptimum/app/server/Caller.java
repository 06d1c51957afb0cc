package org.mroptimum.app.server;

import java.security.Principal;
import java.util.Optional;

/**
 * Who sent a request: told by the session or the key, and never by a parameter.
 *
 * @param user name of the account
 */
public record Caller(String user) implements Principal {

    /** The owner whose things are looked up: everybody sees their own only, administrators, too. */
    public Optional<String> owner() {
        return Optional.of(user);
    }

    @Override
    public String getName() {
        return user;
    }
}
