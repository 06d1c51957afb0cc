package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of everything that a user can have on a server.
 *
 * @param user who has it
 * @param names by room and variable of an address, for example {@code jobs/id}
 */
record OwnedThings(String user, Map<String, String> names) {
    private static final String API = "/api/v1/";

    /** Words that only the user may read. */
    static List<String> secrets(String user) {
        return List.of(user + "s-alias", user + "s-file", user + "s-pipeline", user + "s-label");
    }

    static OwnedThings make(RunningServer server, String user, SmallScans scans) throws Exception {
        HttpResponse<String> account = server.post(
                "admin", API + "users", Map.of("name", user, "role", "USER", "password", "correct horse battery"));
        assertEquals(201, account.statusCode(), account.body());
        scans.upload(server, user);
        ObjectNode request = scans.analytic(user + "s-alias");
        String job = submitted(server, user, request);
        String other = submitted(server, user, request);
        String upload = server.begin(user, user + "s-file", 1000)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertEquals(204, server.append(user, upload, 0, new byte[10]).statusCode());
        String template = user + "s-label";
        assertEquals(
                204,
                server.put(user, API + "templates/" + template, request.put("pipeline", user + "s-pipeline"))
                        .statusCode());
        JsonNode key = RunningServer.json(server.post(user, API + "me/keys", Map.of("name", user + "s-label")));
        JsonNode result = RunningServer.json(server.get(user, API + "jobs/" + job + "/result"));
        return new OwnedThings(
                user,
                Map.of(
                        "jobs/id", job,
                        "jobs/other", other,
                        "scans/id", scans.signalId(),
                        "uploads/id", upload.substring(upload.lastIndexOf('/') + 1),
                        "templates/name", template,
                        "me/id", key.path("id").asText(),
                        "users/name", user,
                        "maps/file", result.path("maps").path(0).path("file").asText(),
                        "previews/file",
                                result.path("previews").path(0).path("file").asText()));
    }

    private static String submitted(RunningServer server, String user, ObjectNode request) throws Exception {
        HttpResponse<String> answer = server.post(user, API + "jobs", request);
        assertEquals(202, answer.statusCode(), answer.body());
        String id = RunningServer.json(answer).path("id").asText();
        assertTrue(server.events(user, id).contains("COMPLETED"));
        return id;
    }

    /** What stands for a variable of an address. */
    String name(String path, String variable) {
        List<String> rooms = new ArrayList<>(List.of(path.split("/")));
        for (int at = rooms.indexOf("{" + variable + "}") - 1; at > 0; at--) {
            String known = names.get(rooms.get(at) + "/" + variable);
            if (known != null) {
                return known;
            }
        }
        throw new AssertionError("the walk has no " + variable + " for " + path);
    }

    /** All of it, as its owner sees it. */
    List<String> seen(RunningServer server) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (String room :
                List.of("jobs", "scans", "templates", "me/keys", "jobs/" + names.get("jobs/id") + "/result")) {
            all.add(server.get(user, API + room).body());
        }
        HttpResponse<String> upload = server.send(
                user, "HEAD", API + "uploads/" + names.get("uploads/id"), new byte[0], "Tus-Resumable", "1.0.0");
        all.add(upload.headers().firstValue("Upload-Offset").orElse("gone"));
        return all;
    }
}
