package org.mroptimum.app.server.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cli.Main;
import org.mroptimum.app.cloud.ChildJvm;

/** The hub hears of a job although the server is killed before, as {@code mroptimum serve} runs it. */
class WorkerCrashTest {
    private static final int KILLED = 128 + 9;
    private static final String LISTENS = "MR Optimum listens at ";

    @TempDir
    Path folder;

    private ChildJvm start(String name, HubStore store, HubDouble hub) throws Exception {
        List<String> java = new ArrayList<>(store.trustingJava());
        java.addAll(List.of("-Xmx512m", "-Dmroptimum.hub.pause=100ms", "-Dmroptimum.hub.look=100ms"));
        Map<String, String> environment =
                Map.of("MROPTIMUM_BRAIN_TOKEN", WorkerServer.HUB_TOKEN, "MROPTIMUM_LINK_HOSTS", store.host());
        return ChildJvm.start(
                Files.createDirectory(folder.resolve(name)),
                environment,
                java,
                Main.class.getName(),
                "serve",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--memory",
                "2000",
                "--brain",
                hub.address());
    }

    private static WorkerServer server(ChildJvm child) throws Exception {
        Optional<String> line = Optional.empty();
        while (line.isEmpty()) {
            assertTrue(child.isAlive(), child.output());
            // A line that is not whole yet is read again.
            line = child.output()
                    .lines()
                    .limit(Math.max(0, child.output().split("\n", -1).length - 1L))
                    .filter(told -> told.startsWith(LISTENS))
                    .findFirst();
        }
        return WorkerServer.at(URI.create(line.get().substring(LISTENS.length())));
    }

    @Test
    void aServerThatWasKilledTellsTheHubAfterItsStart() throws Exception {
        WorkerServer.Keys keys = WorkerServer.Keys.of(folder.resolve("data"));
        HubStore store = new HubStore(folder);
        try (HubDouble hub = new HubDouble()) {
            hub.answerWith(503);
            try (ChildJvm child = start("first", store, hub)) {
                HttpResponse<String> answer =
                        server(child).compute(keys.annas(), store.request("p-killed", HubStore.SIGNAL));
                assertEquals(202, answer.statusCode(), answer.body());
                hub.nextRefused();
                child.kill();
                assertEquals(KILLED, child.exitCode());
            }
            hub.answerWith(200);

            try (ChildJvm child = start("second", store, hub)) {
                HubDouble.Message told = hub.next();
                assertTrue(child.isAlive());
                assertEquals("/api/pipeline/completed", told.path());
                assertEquals("p-killed", told.body().path("pipeline").asText());
                assertTrue(store.has("out/p-killed.zip"));
            }
        } finally {
            store.stop();
        }
    }
}
