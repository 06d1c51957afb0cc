package org.mroptimum.app.server;

import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param user name of the account
 * @param administrator whether the account may do everything
 */
public record Caller(String user, boolean administrator) {

    /** The owner whose things are looked up; everybody sees their own only, administrators, too. */
    public Optional<String> owner() {
        return Optional.of(user);
    }
}
