package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "Token",
                "access_token",
                "id-token",
                "presigned_url",
                "presigned_failure_status_upload_url",
                "X-Api-Key",
                "apiKey",
                "Authorization",
                "password",
                "passwd",
                "client_secret",
                "aws_access_key_id",
                "X-Amz-Credential",
                "X-Amz-Signature",
                "sig",
                "Set-Cookie"
            })
    void removesTheValuesOfSecretNames(String name) {
        for (Object value : List.of("hush", 7, List.of("hush"), Map.of("a", "hush"))) {
            assertEquals(Map.of(name, Redaction.REMOVED), Redaction.redact(Map.of(name, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipelineid",
                "pipeline",
                "key",
                "npz_key",
                "mat_key",
                "signal",
                "bucket",
                "user_id",
                "alias",
                "link",
                "filename"
            })
    void keepsOtherNames(String name) {
        assertEquals(Map.of(name, "plain"), Redaction.redact(Map.of(name, "plain")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    https://store.local/b/a.dat?sig=hush                         | https://store.local/b/a.dat?(removed)
                    HTTPS://store.local/b/a.dat?X-Amz-Signature=hush&x=1#y       | HTTPS://store.local/b/a.dat?(removed)
                    GET https://s/a.dat?se=1&sv=hush failed with 403             | GET https://s/a.dat?(removed) failed with 403
                    two: "https://s/a?t=hush", 'https://s/b?t=hush'              | two: "https://s/a?(removed)", 'https://s/b?(removed)'
                    https://user:hush@store/a                                    | https://store/a
                    see https://store/a#hush                                     | see https://store/a?(removed)
                    Bearer hush                                                  | Bearer (removed)
                    sent bearer hush.hush-hush, then nothing                     | sent bearer (removed), then nothing
                    Authorization: Basic aHVzaDpodXNo now                        | Authorization: (removed) now
                    X-Amz-Signature=hush&X-Amz-Date=1                            | X-Amz-Signature=(removed)&X-Amz-Date=1
                    {"token": "hush", "a": 1}                                    | {"token": "(removed)", "a": 1}
                    {\\"api_key\\":\\"hush\\"}                                   | {\\"api_key\\":\\"(removed)\\"}
                    password = hush                                              | password = (removed)
                    https%3A%2F%2Fs%2Fa%3FX-Amz-Signature%3Dhush                 | https%3A%2F%2Fs%2Fa%3F(removed)
                    jwt eyJhbGciOi.eyJzdWIi.c2ln here                            | jwt (removed) here
                    id ASIAIOSFODNN7EXAMPLE here                                 | id (removed) here
                    """)
    void removesSecretsInsideText(String text, String clean) {
        assertEquals(clean, Redaction.text(text));
        assertEquals(Map.of("message", List.of(clean)), Redaction.redact(Map.of("message", List.of(text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signal.dat-ac",
                "MR Optimum/u-123/signal.dat",
                "s3://bucket/MR Optimum/u-123/signal.dat",
                "https://store.local/site-data/signal.dat",
                "SNR = 12: basic gradient echo, 50 % of max?",
                "/data/token ring/phantom.dat",
                "the design = 3"
            })
    void keepsOrdinaryText(String text) {
        assertEquals(text, Redaction.text(text));
    }

    @Test
    void loginsAreRemovedWhereverALinkHides() {
        for (String link : List.of(
                "s3://b/https://alice:SECRET@host.example/p/a.dat",
                "HTTPS:\\\\alice:SECRET@host\\x.dat",
                "//alice:SECRET@h/x",
                "s3://b/https://SECRET@host.example/p/a.dat",
                "alice:SECRET@host:/data/x.dat",
                "https:/alice:SECRET@h/x",
                "http://SECRET@h/a.dat",
                "https://h/a%3Fsig=SECRET&sv=1")) {
            assertFalse(Redaction.text(link).contains("SECRET"), Redaction.text(link));
        }
        assertEquals("12:30 at C:/data/a@b.dat", Redaction.text("12:30 at C:/data/a@b.dat"));
    }

    @Test
    void keepsOrderNullsAndNumbersAndCannotBeChanged() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("z", 1);
        document.put("a", Arrays.asList(null, 2.5, true));
        document.put("token", null);
        Map<String, Object> clean = Redaction.redact(document);
        assertEquals(document, clean);
        assertEquals(List.of("z", "a", "token"), List.copyOf(clean.keySet()));
        assertThrows(UnsupportedOperationException.class, () -> clean.put("b", 1));
    }

    @Test
    void isACopy() {
        Map<String, Object> inner = new HashMap<>(Map.of("a", 1));
        Map<String, Object> clean = Redaction.redact(Map.of("inner", inner));
        inner.put("a", 2);
        assertEquals(Map.of("inner", Map.of("a", 1)), clean);
    }

    @Test
    void cleansNamesToo() {
        assertEquals(Map.of("https://s/a?(removed)", 1), Redaction.redact(Map.of("https://s/a?sig=hush", 1)));
    }

    @Test
    void redactsWhatIsAlreadyClean() {
        Map<String, Object> once = Redaction.redact(Documents.example("req_mode2_presigned"));
        assertEquals(once, Redaction.redact(once));
    }
}
