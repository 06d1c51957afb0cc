package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.SmallScans;

/** Kills real servers with SIGKILL while a file comes in, and while it is checked. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UploadCrashTest {
    private static final int FIRST_PIECE = 700;

    @TempDir
    Path folder;

    private byte[] file;

    @BeforeEach
    void makeFile() throws IOException {
        file = SmallScans.make(folder).signal();
    }

    private ServedChild start(Edge edge) throws IOException {
        return ServedChild.start(folder.resolve("data"), edge, "", Map.of());
    }

    private String begin(ServedChild server) throws Exception {
        HttpResponse<String> begun = server.http().begin("anna", "signal.npy", file.length);
        assertEquals(201, begun.statusCode(), begun.body());
        return begun.headers().firstValue("Location").orElseThrow();
    }

    private List<String> names(String place) throws IOException {
        return StoredBundles.files(folder.resolve("data").resolve(place))
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    private void assertWholeScan(ServedChild server, String upload) throws Exception {
        JsonNode scan = server.http().checked("anna", upload);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        assertEquals("READY", scan.path("state").asText(), scan::toString);
        assertEquals(hash, scan.path("sha256").asText());
        assertEquals(List.of(scan.path("id").asText()), names("store/scans"));
        assertEquals(List.of(), names("incoming"));
    }

    @Test
    void anUploadGoesOnFromWhatWasTold() throws Exception {
        String upload;
        try (ServedChild server = start(Edge.NONE)) {
            upload = begin(server);
            assertEquals(
                    204,
                    server.http()
                            .append("anna", upload, 0, Arrays.copyOf(file, FIRST_PIECE))
                            .statusCode());
            try (Socket broken = sendHalf(server.address(), upload)) {
                awaitBytes(upload.substring(upload.lastIndexOf('/') + 1), FIRST_PIECE + 1);
                assertEquals(0, broken.getInputStream().available(), "nothing was told of the second piece");
                server.kill();
            }
        }
        try (ServedChild server = start(Edge.NONE)) {
            HttpResponse<String> head =
                    server.http().send("anna", "HEAD", upload, new byte[0], "Tus-Resumable", "1.0.0");
            int offset =
                    Integer.parseInt(head.headers().firstValue("Upload-Offset").orElseThrow());
            assertEquals(FIRST_PIECE, offset, "what was told, and not what nobody knows to be on the disk");
            assertEquals(
                    204,
                    server.http()
                            .append("anna", upload, offset, Arrays.copyOfRange(file, offset, file.length))
                            .statusCode());
            assertWholeScan(server, upload);
        }
    }

    /** Half of what is missing, as a connection that stalls. */
    private Socket sendHalf(URI address, String upload) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        int missing = file.length - FIRST_PIECE;
        String head = "PATCH " + upload + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nX-Test-User: anna\r\n"
                + "Tus-Resumable: 1.0.0\r\nUpload-Offset: " + FIRST_PIECE + "\r\nContent-Length: " + missing
                + "\r\nContent-Type: application/offset+octet-stream\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(file, FIRST_PIECE, missing / 2);
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitBytes(String id, long bytes) throws IOException {
        Path part = folder.resolve("data/incoming").resolve(id + ".part");
        while (Files.size(part) < bytes) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anUploadThatWasBeingCheckedIsCheckedAgain() throws Exception {
        String upload;
        try (ServedChild server = start(Edge.CHECKING)) {
            upload = begin(server);
            server.http().append("anna", upload, 0, file);
            server.expect("at CHECKING");
            JsonNode scan = RunningServer.json(server.http().get("anna", upload.replace("/uploads/", "/scans/")));
            assertEquals("CHECKING", scan.path("state").asText());
            assertEquals(List.of(), names("store/scans"), "half a scan has no name");
            server.kill();
        }
        try (ServedChild server = start(Edge.NONE)) {
            assertWholeScan(server, upload);
        }
    }
}
