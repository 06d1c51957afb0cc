package org.mroptimum.domain.port;

/** Turns passwords into what may be stored. Promises: salted, slow and hungry for memory on purpose; never tells a password. */
public interface PasswordHashing {

    /** The hash to store, with salt and parameters; another one at each call. */
    String hash(String password);

    /** Whether the hash is of this password. */
    boolean matches(String password, String hash);

    /** Works as long as {@link #matches} would, for an account that has no hash: the time must not tell. */
    void pretend(String password);
}
