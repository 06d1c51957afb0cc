package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mroptimum.app.cli.ServeSettings;
import org.yaml.snakeyaml.Yaml;

/** What installs the on-prem server says nothing that the server does not know. */
class OnPremFilesTest {
    private static final Pattern SETTING = Pattern.compile("\\b((?:MROPTIMUM|JDK)_\\w+)\\b");
    /** What is no option of {@code serve}: secrets, and what the Java machine and compose read. */
    private static final Set<String> OF_OTHERS = Set.of(
            "MROPTIMUM_POSTGRES_PASSWORD",
            "MROPTIMUM_OIDC_CLIENT_SECRET",
            "JDK_JAVA_OPTIONS",
            "MROPTIMUM_CONTAINER_MEMORY");

    private static String read(String file) throws IOException {
        return Files.readString(Template.INFRA.resolve(file));
    }

    @Test
    void everySettingIsOneOfServe() throws IOException {
        Set<String> known = new TreeSet<>(ServeSettings.environment());
        assertTrue(known.contains("MROPTIMUM_POSTGRES_URL"), "the options name their variables");
        known.addAll(OF_OTHERS);
        for (String file : List.of(
                "on-prem/server.env", "on-prem/mroptimum.service", "on-prem/compose.yaml", "docker/Dockerfile")) {
            Set<String> strange = new TreeSet<>();
            SETTING.matcher(read(file)).results().map(found -> found.group(1)).forEach(strange::add);
            assertTrue(!strange.isEmpty(), file);
            strange.removeAll(known);
            assertEquals(Set.of(), strange, file);
        }
    }

    @Test
    void theUnitLetsJobsGoBackToTheQueue() throws IOException {
        List<String> unit = read("on-prem/mroptimum.service").lines().toList();

        assertTrue(unit.contains("ExecStart=/opt/mroptimum/bin/mroptimum serve"));
        assertTrue(unit.containsAll(List.of("KillMode=mixed", "TimeoutStopSec=90", "SuccessExitStatus=143")));
        assertTrue(unit.containsAll(
                List.of("User=mroptimum", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=")));
        assertTrue(unit.stream().noneMatch(line -> line.startsWith("MemoryDenyWriteExecute=yes")), "Java compiles");
    }

    @Test
    void imagesArePinnedAndRunAsNobodySpecial() throws IOException {
        List<String> stages = new ArrayList<>(List.of("AS "));
        for (String line : read("docker/Dockerfile").lines().toList()) {
            if (line.startsWith("FROM ")) {
                String[] words = line.split(" ", -1);
                assertTrue(words[1].contains("@sha256:") || stages.contains(words[1]), line);
                stages.add(words[3]);
            }
        }
        String server = read("docker/Dockerfile").split("AS server-image\n", -1)[1];
        assertTrue(server.contains("\nUSER 10001:10001\nVOLUME /data\n"), server);
        assertTrue(server.contains("HEALTHCHECK") && server.contains("bin/healthy"), server);
        assertTrue(server.endsWith("CMD [\"serve\"]\n"), server);
    }

    @Test
    void theComposedServerHasNoRightsAndNoSecretsInItsFile() throws IOException {
        JsonNode services = new ObjectMapper()
                .valueToTree(new Yaml().<Object>load(read("on-prem/compose.yaml")))
                .path("services");
        JsonNode server = services.path("server");
        JsonNode database = services.path("database");

        assertEquals("[\"ALL\"]", server.path("cap_drop").toString());
        assertTrue(server.path("read_only").asBoolean());
        assertEquals("[\"127.0.0.1:8080:8080\"]", server.path("ports").toString());
        assertEquals("[\"inside\"]", database.path("networks").toString(), "nobody outside reaches the database");
        assertTrue(database.path("image").asText().contains("@sha256:"));
        List<String> passwords = new ArrayList<>();
        passwords.add(
                server.path("environment").path("MROPTIMUM_POSTGRES_PASSWORD").asText());
        passwords.add(database.path("environment").path("POSTGRES_PASSWORD").asText());
        for (String password : passwords) {
            assertTrue(password.startsWith("${MROPTIMUM_POSTGRES_PASSWORD:?"), password);
        }
    }
}
