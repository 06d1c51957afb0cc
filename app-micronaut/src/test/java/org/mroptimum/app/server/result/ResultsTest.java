package org.mroptimum.app.server.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.MeasurementParser;
import org.mroptimum.domain.usecase.MeasureRegions;
import org.mroptimum.local.result.MeasurementCsv;
import org.mroptimum.local.result.StoredBundles;
import org.mroptimum.local.synthetic.NumpyWriter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsTest {
    private static final Map<String, Object> REGIONS = Map.of(
            "map",
            "SNR",
            "regions",
            List.of(Map.of(
                    "name", "centre", "slice", 0, "polygon", List.of(at(4, 4), at(11, 4), at(11, 11), at(4, 11)))));

    private RunningServer server;
    private Path data;
    private String job;
    private String other;
    private String failed;

    private static List<Integer> at(int x, int y) {
        return List.of(x, y);
    }

    @BeforeAll
    void twoResultsAndAFailure(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        server = RunningServer.in(data);
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 4));
        byte[] noise = numpy(folder, phantom.noise());
        byte[] signal = numpy(folder, phantom.signal(0));
        job = finished(signal, noise);
        other = finished(numpy(folder, phantom.signal(0, 1)), noise);
        failed = finished(signal, numpy(folder, new PhantomScan(PhantomSpec.of(16, 16, 3)).noise()));
    }

    private static byte[] numpy(Path folder, KSpace samples) throws IOException {
        Path file = folder.resolve("scan.npy");
        NumpyWriter.write(file, samples);
        return Files.readAllBytes(file);
    }

    /** A finished job of Anna; one whose noise has other coils than its signal fails. */
    private String finished(byte[] signal, byte[] noise) throws Exception {
        Map<String, Object> request = RunningServer.smallJob(
                server.upload("anna", "signal.npy", signal), server.upload("anna", "noise.npy", noise));
        String id = RunningServer.json(server.post("anna", "/api/v1/jobs", request))
                .path("id")
                .asText();
        server.events("anna", id);
        return id;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String of(String id, String what) {
        return "/api/v1/jobs/" + id + "/" + what;
    }

    /** The bundle as a user has it after the download. */
    private OpenBundle downloaded() throws Exception {
        Path zip = data.resolve("downloaded.zip");
        try (InputStream bundle = server.bytes("anna", of(job, "bundle"))) {
            Files.copy(bundle, zip, StandardCopyOption.REPLACE_EXISTING);
        }
        return StoredBundles.at(zip);
    }

    @Test
    void everyMapThatAResultListsIsTheOneOfTheBundle() throws Exception {
        JsonNode result = RunningServer.json(server.get("anna", of(job, "result")));

        assertTrue(result.path("info").path("headers").has("log"), result.toString());
        assertTrue(result.path("maps").size() >= 2, result.toString());
        try (OpenBundle bundle = downloaded()) {
            assertEquals(bundle.maps().size(), result.path("maps").size());
            for (JsonNode map : result.path("maps")) {
                byte[] sent = server.bytes("anna", map.path("url").asText()).readAllBytes();
                try (InputStream stored = bundle.open("data/" + map.path("file").asText())) {
                    assertArrayEquals(stored.readAllBytes(), sent, map.toString());
                }
            }
        }
    }

    @Test
    void aPreviewIsAPicture() throws Exception {
        String url = RunningServer.json(server.get("anna", of(job, "result")))
                .path("previews")
                .path(0)
                .path("url")
                .asText();
        byte[] picture = server.bytes("anna", url).readAllBytes();
        assertEquals("PNG", new String(picture, 1, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void aMapThatIsThereAlreadyIsNotSentAgainButAskedFor() throws Exception {
        String map = of(job, "maps/SNR.nii.gz");
        HttpResponse<String> first = server.get("anna", map);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = server.send("anna", "GET", map, new byte[0], "If-None-Match", tag);

        assertEquals(200, first.statusCode());
        assertEquals(304, second.statusCode());
        assertEquals(
                "private, no-cache",
                second.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                404,
                server.send("bert", "GET", map, new byte[0], "If-None-Match", tag)
                        .statusCode());
    }

    /** A key gives the next job the name of the deleted one. */
    @Test
    void aResultThatComesToTheNameOfADeletedOneIsSentAnew(@TempDir Path folder) throws Exception {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 4));
        byte[] noise = numpy(folder, phantom.noise());
        String first = keyed(numpy(folder, phantom.signal(0)), noise);
        String map = of(first, "maps/SNR.nii.gz");
        String tag = server.get("anna", map).headers().firstValue("ETag").orElseThrow();
        String measured = server.post("anna", of(first, "roi"), REGIONS).body();
        assertEquals(204, server.delete("anna", "/api/v1/jobs/" + first).statusCode());

        assertEquals(first, keyed(numpy(folder, phantom.signal(0, 1)), noise));

        assertEquals(
                200,
                server.send("anna", "GET", map, new byte[0], "If-None-Match", tag)
                        .statusCode());
        assertNotEquals(measured, server.post("anna", of(first, "roi"), REGIONS).body());
    }

    private String keyed(byte[] signal, byte[] noise) throws Exception {
        Map<String, Object> request = RunningServer.smallJob(
                server.upload("anna", "signal.npy", signal), server.upload("anna", "noise.npy", noise));
        String id = RunningServer.json(server.post("anna", "/api/v1/jobs", request, "Idempotency-Key", "again"))
                .path("id")
                .asText();
        server.events("anna", id);
        return id;
    }

    @Test
    void aDiskThatTakesNoAnswersIsMro4016WithoutItsPath() throws Exception {
        Path scratch = data.resolve("scratch");
        Path aside = data.resolve("aside");
        Files.createDirectories(scratch);
        Files.move(scratch, aside);
        Files.writeString(scratch, "where the folder should be");
        try {
            HttpResponse<String> ratio =
                    server.get("anna", of(job, "compare/" + other + "/ratio.nii.gz?map=SNR&part=magnitude"));

            assertEquals(507, ratio.statusCode(), ratio.body());
            assertEquals("MRO-4016", RunningServer.json(ratio).path("code").asText());
            assertFalse(ratio.body().contains(data.toString()), ratio.body());
        } finally {
            Files.delete(scratch);
            Files.move(aside, scratch);
        }
    }

    @Test
    void aTagIsKnownAlsoFromAListAndWeakenedByAProxy() throws Exception {
        String map = of(job, "maps/SNR.nii.gz");
        String tag = server.get("anna", map).headers().firstValue("ETag").orElseThrow();

        for (String known : List.of("W/" + tag, "\"other\", " + tag, "*")) {
            assertEquals(
                    304,
                    server.send("anna", "GET", map, new byte[0], "If-None-Match", known)
                            .statusCode(),
                    known);
        }
        assertEquals(
                200,
                server.send("anna", "GET", map, new byte[0], "If-None-Match", "\"other\"")
                        .statusCode());
    }

    @Test
    void whoAsksForTheHeadersOfFilesOnlyLeavesNoneOpen() throws Exception {
        Path handles = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(handles), "this system does not list open files");
        HttpResponse<String> bundle = server.send("anna", "HEAD", of(job, "bundle"), new byte[0]);

        assertEquals(200, bundle.statusCode());
        for (String what : List.of("maps/SNR.nii.gz", "previews/SNR.png", "compare/" + other + "/ratio.nii.gz")) {
            server.send("anna", "HEAD", of(job, what), new byte[0]);
        }
        try (Stream<Path> open = Files.list(handles)) {
            List<Path> files = open.map(ResultsTest::target)
                    .filter(file -> file.startsWith(data.resolve("store")) || file.startsWith(data.resolve("scratch")))
                    .toList();
            assertEquals(List.of(), files);
        }
    }

    /** What an open file is; a handle may be closed meanwhile. */
    private static Path target(Path handle) {
        try {
            return Files.readSymbolicLink(handle);
        } catch (IOException closed) {
            return handle;
        }
    }

    @Test
    void aDownloadTellsItsSize() throws Exception {
        HttpResponse<String> bundle = server.get("anna", of(job, "bundle"));

        try (InputStream zip = server.bytes("anna", of(job, "bundle"))) {
            assertEquals(
                    zip.readAllBytes().length,
                    bundle.headers().firstValueAsLong("Content-Length").orElse(-1));
        }
    }

    @Test
    void regionsHaveTheNumbersOfTheLibrary() throws Exception {
        Measurement wanted = MeasurementParser.parse(REGIONS);
        JsonNode told = RunningServer.json(server.post("anna", of(job, "roi"), REGIONS))
                .path("regions")
                .path(0);
        HttpResponse<String> table = server.post("anna", of(job, "roi"), REGIONS, "Accept", "text/csv");

        try (OpenBundle bundle = downloaded()) {
            var expected = MeasureRegions.measure(bundle, wanted);
            assertEquals(expected.get(0).n(), told.path("n").asLong());
            assertTrue(told.path("n").asLong() > 10, told.toString());
            assertEquals(expected.get(0).mean().orElseThrow(), told.path("mean").asDouble());
            assertEquals(MeasurementCsv.of(wanted, expected), table.body());
        }
        assertTrue(table.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
    }

    @Test
    void whatNoAddressTakesOrGivesIsToldWithACode() throws Exception {
        HttpResponse<String> tooLong = server.post("anna", of(job, "roi"), " ".repeat(11 << 20) + "{}");
        HttpResponse<String> picture = server.post("anna", of(job, "roi"), REGIONS, "Accept", "image/png");

        assertEquals(
                "413 MRO-1001",
                tooLong.statusCode() + " "
                        + RunningServer.json(tooLong).path("code").asText());
        assertEquals(
                "406 MRO-1009",
                picture.statusCode() + " "
                        + RunningServer.json(picture).path("code").asText());
    }

    @Test
    void regionsThatAreWrongAreToldWithTheirPath() throws Exception {
        HttpResponse<String> outside = server.post(
                "anna",
                of(job, "roi"),
                Map.of("regions", List.of(Map.of("slice", 1, "polygon", List.of(at(1, 1), at(2, 1), at(2, 2))))));
        HttpResponse<String> shapeless =
                server.post("anna", of(job, "roi"), Map.of("regions", List.of(Map.of("slice", 0))));
        HttpResponse<String> unknown = server.post("anna", of(job, "roi"), Map.of("map", "NOTHING"));

        assertEquals("MRO-1020", RunningServer.json(outside).path("code").asText(), outside.body());
        assertTrue(
                RunningServer.json(shapeless)
                        .path("problems")
                        .path(0)
                        .path("path")
                        .asText()
                        .startsWith("$.regions[0]"),
                shapeless.body());
        assertEquals("MRO-1021", RunningServer.json(unknown).path("code").asText(), unknown.body());
    }

    @Test
    void twoResultsAreComparedAndTheirRatioIsAMap() throws Exception {
        JsonNode told = RunningServer.json(server.post("anna", of(job, "compare"), Map.of("other", other)));

        assertEquals(1, told.path("ratio").path("mean").asDouble(), 0.2, told.toString());
        assertTrue(told.path("difference").path("rms").asDouble() > 0, told.toString());
        byte[] ratio = server.bytes("anna", told.path("ratioUrl").asText()).readAllBytes();
        assertEquals(0x1f, ratio[0]);
        try (Stream<Path> scratch = Files.list(data.resolve("scratch"))) {
            assertFalse(scratch.anyMatch(file -> file.getFileName().toString().startsWith("answer-")));
        }
    }

    @Test
    void aComparisonNeedsTwoResultsOfTheCaller() throws Exception {
        String foreign = of(job, "compare");
        assertEquals(404, server.post("bert", foreign, Map.of("other", other)).statusCode());
        assertEquals(
                404, server.post("anna", foreign, Map.of("other", "unknown")).statusCode());
        HttpResponse<String> missing = server.post("anna", foreign, Map.of());
        assertEquals(
                "$.other",
                RunningServer.json(missing)
                        .path("problems")
                        .path(0)
                        .path("path")
                        .asText());
    }

    @Test
    void aReportIsADocument() throws Exception {
        HttpResponse<String> report = server.post("anna", of(job, "report"), REGIONS);
        assertEquals(200, report.statusCode(), report.body());
        assertTrue(report.body().startsWith("%PDF-1."));
        assertEquals(
                "application/pdf", report.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void aFailureHasALogAndNoResult() throws Exception {
        JsonNode told = RunningServer.json(server.get("anna", "/api/v1/jobs/" + failed));
        assertEquals("FAILED", told.path("state").asText(), told.toString());
        HttpResponse<String> result = server.get("anna", of(failed, "result"));
        JsonNode log = RunningServer.json(server.get("anna", of(failed, "log"))).path("log");

        assertEquals(409, result.statusCode());
        assertEquals("MRO-5005", RunningServer.json(result).path("code").asText());
        assertTrue(log.size() >= 2, log.toString());
        assertTrue(log.toString().contains(told.path("failure").path("code").asText()), log.toString());
    }

    @Test
    void somebodyElsesResultIsNotThere() throws Exception {
        for (String what : List.of("result", "log", "bundle", "maps/SNR.nii.gz", "previews/SNR.png")) {
            assertEquals(404, server.get("bert", of(job, what)).statusCode(), what);
        }
        for (String what : List.of("roi", "report")) {
            assertEquals(404, server.post("bert", of(job, what), REGIONS).statusCode(), what);
        }
    }

    @Test
    void namesOutsideTheBundleAreNotFiles() throws Exception {
        for (String name : List.of("..%2finfo.json", "info.json", "%2e%2e", "SNR.nii.gz%00")) {
            int status = server.get("anna", of(job, "maps/" + name)).statusCode();
            assertTrue(status == 404 || status == 400, name + " " + status);
        }
    }
}
