package org.mroptimum.domain.account;

import java.util.Locale;
import java.util.Set;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/** Which passwords are acceptable: long ones (NIST SP 800-63B), and none of those that are tried first. */
public final class PasswordRule {
    /** Fewest characters. */
    public static final int SHORTEST = 12;

    /** Most characters; hashing more would be work for an attacker to give. */
    public static final int LONGEST = 256;

    /** What is left of a common password without its digits and signs. */
    private static final Set<String> COMMON = Set.of(
            "",
            "password",
            "passwordpassword",
            "passwort",
            "admin",
            "administrator",
            "adminadmin",
            "changeme",
            "letmein",
            "welcome",
            "iloveyou",
            "hospital",
            "radiology",
            "mroptimum",
            "mroptimummroptimum",
            "qwertyuiop",
            "qwertyuiopasdf",
            "qwerty",
            "qwertz",
            "qwertzuiop",
            "qwertyqwerty",
            "asdfghjkl",
            "abcdefghijkl",
            "abcabcabcabc",
            "secret",
            "master",
            "monkey",
            "dragon",
            "football",
            "baseball",
            "sunshine",
            "princess");

    private PasswordRule() {}

    /** Refuses with MRO-6006, and says why without quoting the password. */
    public static void require(AccountName name, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST || characters > LONGEST) {
            throw refused("has " + SHORTEST + " to " + LONGEST + " characters");
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (small.contains(name.value()) && characters < name.value().length() + SHORTEST) {
            throw refused("is not made of the account's name");
        }
        if (small.codePoints().distinct().count() < 5) {
            throw refused("has at least five different characters");
        }
        if (COMMON.contains(small.replaceAll("[^\\p{L}]", ""))) {
            throw refused("is not one of those that everybody tries first, nor digits and signs only");
        }
    }

    private static JobFailure refused(String rule) {
        return new JobFailure(AccessError.ACCOUNT_REFUSED, "a password " + rule);
    }
}
