package org.mroptimum.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may use a server.
 *
 * @param name who
 * @param role what they may do
 * @param passwordHash salted and slow to compute; empty for somebody who signs in elsewhere
 * @param externalId who they are for an identity provider, its address and its own name for them; empty for a local account
 * @param disabled whether they may not sign in; what is theirs stays
 * @param created when the account was made
 * @param lastLogin when they last signed in
 */
public record Account(
        AccountName name,
        Role role,
        Optional<String> passwordHash,
        Optional<String> externalId,
        boolean disabled,
        Instant created,
        Optional<Instant> lastLogin) {

    /** A new account with a password. */
    public static Account local(AccountName name, Role role, String passwordHash, Instant created) {
        return new Account(name, role, Optional.of(passwordHash), Optional.empty(), false, created, Optional.empty());
    }

    /** A new account of somebody whom an identity provider knows. */
    public static Account external(AccountName name, String externalId, Instant created) {
        return new Account(
                name, Role.USER, Optional.empty(), Optional.of(externalId), false, created, Optional.empty());
    }

    /**
     * A new account of somebody whom an administrator expects to come from the identity provider. Its owner is whom the provider calls
     * by this name.
     */
    public static Account expected(AccountName name, Role role, Instant created) {
        return new Account(
                name, role, Optional.empty(), Optional.of(expectedId(name)), false, created, Optional.empty());
    }

    /** The external id of an expected account; no provider's address begins like this. */
    public static String expectedId(AccountName name) {
        return "house|" + name;
    }

    public Account withRole(Role other) {
        return new Account(name, other, passwordHash, externalId, disabled, created, lastLogin);
    }

    public Account withDisabled(boolean now) {
        return new Account(name, role, passwordHash, externalId, now, created, lastLogin);
    }

    public Account withPasswordHash(String hash) {
        return new Account(name, role, Optional.of(hash), externalId, disabled, created, lastLogin);
    }

    public Account withLastLogin(Instant when) {
        return new Account(name, role, passwordHash, externalId, disabled, created, Optional.of(when));
    }

    /** Whether this account can administrate the server. */
    public boolean isWorkingAdmin() {
        return role == Role.ADMIN && !disabled;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " (" + role + (disabled ? ", disabled)" : ")");
    }
}
