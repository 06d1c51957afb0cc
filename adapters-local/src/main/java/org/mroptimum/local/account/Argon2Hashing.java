package org.mroptimum.local.account;

import java.util.Objects;
import org.mroptimum.domain.port.PasswordHashing;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id (RFC 9106). A hash names its parameters, so that these may grow without making old passwords invalid. One hash at a time:
 * many people signing in at once must not take the memory that jobs were promised.
 */
public final class Argon2Hashing implements PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder encoder;
    private final String ofNobody;

    /** With 19 MiB and two passes, as the OWASP password storage cheat sheet asks for at least. */
    public Argon2Hashing() {
        this(19 * 1024, 2);
    }

    /**
     * Hashing of another cost.
     *
     * @param memoryKb for one hash, KiB
     * @param passes over this memory
     */
    Argon2Hashing(int memoryKb, int passes) {
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, memoryKb, passes);
        this.ofNobody = hash("the password of nobody");
    }

    @Override
    public synchronized String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    @Override
    public synchronized boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    @Override
    public void pretend(String password) {
        matches(password, ofNobody);
    }
}
