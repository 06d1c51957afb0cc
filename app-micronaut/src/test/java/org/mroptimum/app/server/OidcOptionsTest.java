package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.JobFailure;

class OidcOptionsTest {
    private static final Map<String, String> SECRET = Map.of("MROPTIMUM_OIDC_CLIENT_SECRET", "the secret");

    @Test
    void aSecretIsNeverShown() {
        OidcOptions options = OidcOptions.of("https://idp.example", "us", "https://mr.example/", SECRET);

        assertFalse(options.toString().contains("the secret"));
        assertFalse(options.makesAccounts());
    }

    @ParameterizedTest
    @CsvSource({
        "http://idp.example, us, https://mr.example",
        "https://idp.example, '', https://mr.example",
        "https://idp.example, us, ''",
        "https://idp.example, us, http://mr.example",
        "https://idp.example, us, https://mr.example/path",
        "https://somebody@idp.example, us, https://mr.example",
        "not an address, us, https://mr.example",
    })
    void aWrongSettingIsToldAtTheStart(String issuer, String client, String publicUrl) {
        assertBadSetting(issuer, client, publicUrl, SECRET);
    }

    @Test
    void aMissingSecretAndAnUnknownWordAreToldAtTheStart() {
        assertBadSetting("https://idp.example", "us", "https://mr.example", Map.of());
        assertBadSetting(
                "https://idp.example",
                "us",
                "https://mr.example",
                Map.of("MROPTIMUM_OIDC_CLIENT_SECRET", "s", "MROPTIMUM_OIDC_NEW_ACCOUNTS", "maybe"));
    }

    private static void assertBadSetting(
            String issuer, String client, String publicUrl, Map<String, String> environment) {
        JobFailure failure =
                assertThrows(JobFailure.class, () -> OidcOptions.of(issuer, client, publicUrl, environment));
        assertEquals("MRO-5009", failure.code().id());
    }
}
