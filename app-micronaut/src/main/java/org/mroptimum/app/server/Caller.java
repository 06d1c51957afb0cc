package org.mroptimum.app.server;

import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param user name of the account
 */
public record Caller(String user) {

    /** The owner whose things are looked up: everybody sees their own only, administrators, too. */
    public Optional<String> owner() {
        return Optional.of(user);
    }
}
