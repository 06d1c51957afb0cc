package org.mroptimum.app.server.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;

/** Uploads as clients of the tus protocol make them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsTest {
    private static final String UPLOADS = "/api/v1/uploads";

    private RunningServer server;
    private byte[] file;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = RunningServer.in(folder.resolve("data"));
        NumpyWriter.write(folder.resolve("scan.npy"), new PhantomScan(PhantomSpec.of(16, 16, 2)).signal(0));
        file = Files.readAllBytes(folder.resolve("scan.npy"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String begin(String user) throws IOException, InterruptedException {
        String name = Base64.getEncoder().encodeToString("scan.npy".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> begun = server.send(
                user,
                "POST",
                UPLOADS,
                new byte[0],
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                String.valueOf(file.length),
                "Upload-Metadata",
                "filename " + name);
        assertEquals(201, begun.statusCode(), begun.body());
        return begun.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> append(String user, String upload, int from, int to, String... more)
            throws IOException, InterruptedException {
        String[] headers = {
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            String.valueOf(from),
            "Content-Type",
            "application/offset+octet-stream"
        };
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return server.send(user, "PATCH", upload, Arrays.copyOfRange(file, from, to), all);
    }

    @Test
    void piecesBecomeAScanThatAJobMayName() throws Exception {
        String upload = begin("anna");
        assertEquals(204, append("anna", upload, 0, 100).statusCode());
        HttpResponse<String> head = server.send("anna", "HEAD", upload, new byte[0], "Tus-Resumable", "1.0.0");
        assertEquals("100", head.headers().firstValue("Upload-Offset").orElseThrow());
        assertEquals("1.0.0", head.headers().firstValue("Tus-Resumable").orElseThrow());
        assertEquals(409, append("anna", upload, 50, 60).statusCode());
        assertEquals(
                460,
                append("anna", upload, 100, 200, "Upload-Checksum", "sha256 AAAA")
                        .statusCode());
        assertEquals(204, append("anna", upload, 100, file.length).statusCode());

        String path = "/api/v1/scans/" + upload.substring(upload.lastIndexOf('/') + 1);
        JsonNode scan = RunningServer.json(server.get("anna", path));
        while (scan.path("state").asText().equals("CHECKING")) {
            scan = RunningServer.json(server.get("anna", path));
        }
        assertEquals("READY", scan.path("state").asText(), scan.toString());
        assertEquals(16, scan.path("summary").path("readout").asInt(), scan.toString());
        assertEquals(
                "scans", scan.path("reference").path("options").path("bucket").asText());
        assertEquals(404, server.get("bert", path).statusCode());
        assertEquals(404, server.delete("bert", path).statusCode());
        assertEquals(204, server.delete("anna", path).statusCode());
        assertEquals(404, server.get("anna", path).statusCode());
    }

    @Test
    void otherVersionsAndForeignUploadsAreRefused() throws Exception {
        String upload = begin("anna");
        assertEquals(404, append("bert", upload, 0, 10).statusCode());
        assertEquals(412, server.send("anna", "HEAD", upload, new byte[0]).statusCode());
        assertEquals(
                204,
                server.send("anna", "DELETE", upload, new byte[0], "Tus-Resumable", "1.0.0")
                        .statusCode());
        assertTrue(server.send("anna", "OPTIONS", UPLOADS, new byte[0])
                .headers()
                .firstValue("Tus-Extension")
                .orElseThrow()
                .contains("checksum"));
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        return RunningServer.json(answer).path("code").asText();
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnyByteComes() throws Exception {
        HttpResponse<String> file = server.begin("carl", "scan.dat", (1L << 40) + 1);
        assertEquals("413 MRO-4014", file.statusCode() + " " + code(file));
        long quota = RunningServer.json(server.get("admin", "/api/v1/settings"))
                .path("quotaBytesPerUser")
                .asLong();
        HttpResponse<String> user = server.begin("carl", "scan.dat", quota + 1);
        assertTrue(List.of("MRO-4013", "MRO-4016").contains(code(user)), user.body());
        assertEquals(
                0,
                RunningServer.json(server.get("carl", "/api/v1/scans"))
                        .path("scans")
                        .size());
    }

    @Test
    void aFileThatIsNoScanTellsWhyAndLeavesNothing() throws Exception {
        String upload = server.begin("dora", "../../../etc/passwd", 4)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertEquals(204, server.append("dora", upload, 0, new byte[4]).statusCode());

        JsonNode scan = server.checked("dora", upload);

        assertEquals("passwd", scan.path("name").asText());
        assertEquals("REFUSED", scan.path("state").asText());
        assertEquals("MRO-2001", scan.path("problem").path("code").asText());
        assertTrue(scan.path("reference").isNull(), "no job can name it");
    }
}
