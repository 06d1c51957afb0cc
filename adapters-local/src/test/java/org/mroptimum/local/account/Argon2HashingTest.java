package org.mroptimum.local.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Argon2HashingTest {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void onlyThePasswordMatchesItsHash() {
        Argon2Hashing hashing = new Argon2Hashing();
        String hash = hashing.hash(PASSWORD);

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertFalse(hash.contains(PASSWORD));
        assertTrue(hashing.matches(PASSWORD, hash));
        assertFalse(hashing.matches(PASSWORD + " ", hash));
        assertFalse(hashing.matches("", hash));
        assertNotEquals(hash, hashing.hash(PASSWORD), "the same salt twice");
    }

    /** Longer ones than bcrypt could tell apart. */
    @Test
    void theEndOfALongPasswordCounts() {
        Argon2Hashing hashing = new Argon2Hashing(1024, 1);
        String hash = hashing.hash("x".repeat(200) + "1");

        assertFalse(hashing.matches("x".repeat(200) + "2", hash));
    }

    @Test
    void hashesOfAnotherCostStillMatch() {
        String cheap = new Argon2Hashing(1024, 1).hash(PASSWORD);

        assertTrue(new Argon2Hashing().matches(PASSWORD, cheap));
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertFalse(new Argon2Hashing(1024, 1).matches(PASSWORD, "no hash"));
    }

    @Test
    void secretsAreLongAndNeverTheSame() {
        Secrets secrets = new Secrets();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String secret = secrets.get();
            assertTrue(secret.matches("[\\w-]{43}"), secret);
            assertTrue(seen.add(secret));
        }
    }
}
