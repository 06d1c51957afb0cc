package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.app.server.worker.HubDouble;
import picocli.CommandLine;

/** A server is offered to a hub as the contract says, and no secret is printed. */
class RegisterCommandTest {
    private static final Map<String, String> SECRETS =
            Map.of("MROPTIMUM_BRAIN_TOKEN", "the-token", "MROPTIMUM_WORKER_KEY", "the-key");

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new RegisterCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    errors.append(String.valueOf(e.getMessage()));
                    return 1;
                })
                .execute(arguments);
    }

    @Test
    void theHubGetsWhatTheContractSaysAndItsAnswerIsPrintedWithoutSecrets() throws Exception {
        try (HubDouble hub = new HubDouble()) {
            int code = run(
                    SECRETS,
                    "--brain",
                    hub.address(),
                    "--endpoint",
                    "https://gpu.hospital.example/worker/",
                    "--alias",
                    "Hospital H200");

            assertEquals(0, code);
            HubDouble.Message told = hub.next();
            assertEquals("/api/computing-unit/register", told.path());
            assertEquals("Bearer the-token", told.authorization());
            assertEquals(new ObjectMapper().readTree("""
                                    {"appName": "MR Optimum", "mode": "mode_2", "provider": "self-hosted",
                                     "apiEndpoint": "https://gpu.hospital.example/worker", "apiKey": "the-key",
                                     "isDefault": false, "alias": "Hospital H200"}"""), told.body());
        }
        assertTrue(out.toString().contains("computingUnitId: cu-77"), out.toString());
        assertFalse(out.toString().contains("the-"), out.toString());
    }

    @Test
    void aDryRunSendsNothingAndNeedsNoSecret() throws Exception {
        try (HubDouble hub = new HubDouble()) {
            assertEquals(0, run(Map.of(), "--brain", hub.address(), "--endpoint", "https://gpu.example", "--dry-run"));
            run(SECRETS, "--brain", hub.address(), "--endpoint", "https://gpu.example", "--alias", "later");
            assertEquals("later", hub.next().body().path("alias").asText());
        }
        assertTrue(out.toString().contains("\"apiKey\" : \"(removed)\""), out.toString());
    }

    @Test
    void whatIsMissingOrRefusedHasItsCode() throws Exception {
        String gone;
        try (HubDouble hub = new HubDouble()) {
            gone = hub.address();
            assertCode("MRO-5009", Map.of(), "--brain", gone, "--endpoint", "https://gpu.example");
            assertCode("MRO-5009", SECRETS, "--brain", "http://elsewhere.example", "--endpoint", "https://gpu.example");
            assertCode("MRO-5009", SECRETS, "--brain", "https://u:p@x.example", "--endpoint", "https://gpu.example");
            assertCode("MRO-5009", SECRETS, "--brain", gone, "--endpoint", "http://gpu.example");
        }
        assertCode("MRO-5020", SECRETS, "--brain", gone, "--endpoint", "https://gpu.example");
    }

    private void assertCode(String code, Map<String, String> environment, String... arguments) {
        errors.getBuffer().setLength(0);
        assertEquals(1, run(environment, arguments));
        assertTrue(errors.toString().startsWith(code), errors.toString());
        assertFalse(errors.toString().contains("the-"), errors.toString());
    }
}
