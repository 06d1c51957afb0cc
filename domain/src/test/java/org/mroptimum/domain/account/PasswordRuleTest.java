package org.mroptimum.domain.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

class PasswordRuleTest {
    private static final AccountName ANNA = new AccountName("anna.meier");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "elevenchars",
                "aaaaaaaaaaaaaa",
                "121212121212",
                "1234567890123",
                "Password1234",
                "pass-word-2026",
                "Administrator1!",
                "qwertyuiop[]",
                "anna.meier12",
                "ANNA.MEIER2026"
            })
    void whatIsTriedFirstIsMro6006AndNotQuoted(String password) {
        JobFailure failure = assertThrows(JobFailure.class, () -> PasswordRule.require(ANNA, password));

        assertEquals(AccessError.ACCOUNT_REFUSED, failure.code());
        assertFalse(
                password.length() > 1 && String.valueOf(failure.getMessage()).contains(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "coil array of 32!",
                "\u00fcber den Wolken",
                "\ud83e\uddf2\ud83e\uddf2 magnets at 3 T",
                "anna.meier likes long walks"
            })
    void longOnesAreAcceptable(String password) {
        assertDoesNotThrow(() -> PasswordRule.require(ANNA, password));
    }

    @Test
    void endlessOnesAreNot() {
        assertThrows(JobFailure.class, () -> PasswordRule.require(ANNA, "abcdefgh".repeat(33)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "server", "a/b", "..", "\u00e4", "a\n"})
    void namesThatWouldBePathsOrWordsOfTheLogAreMro6006(String name) {
        assertEquals(
                AccessError.ACCOUNT_REFUSED,
                assertThrows(JobFailure.class, () -> new AccountName(name)).code());
    }

    @Test
    void capitalsAndSpacesOfATypedNameDoNotMatter() {
        assertEquals(new AccountName("anna@clinic.example"), AccountName.of(" Anna@Clinic.example "));
    }
}
