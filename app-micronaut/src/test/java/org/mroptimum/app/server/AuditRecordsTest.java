package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;

/** One record for each thing that a user does with scans, jobs and results, and none that tells what did not happen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditRecordsTest {
    private static final String JOBS = "/api/v1/jobs";

    private RunningServer server;
    private Path log;
    private String signal;
    private String noise;
    private String job;

    @BeforeAll
    void aResultOfAnna(@TempDir Path folder) throws Exception {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 4));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        server = RunningServer.in(folder.resolve("data"));
        log = folder.resolve("data/audit/server.jsonl");
        signal = server.upload("anna", "signal.npy", Files.readAllBytes(folder.resolve("signal.npy")));
        noise = server.upload("anna", "noise.npy", Files.readAllBytes(folder.resolve("noise.npy")));
        job = RunningServer.json(
                        server.post("anna", JOBS, RunningServer.smallJob(signal, noise), "Idempotency-Key", "once"))
                .path("id")
                .asText();
        server.events("anna", job);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Something that a user does. */
    private interface Act {
        Object run() throws Exception;
    }

    /** What the log tells of the act: user, action, subject, outcome. */
    private List<String> told(Act act) throws Exception {
        int before = Files.readAllLines(log).size();
        act.run();
        List<String> told = new ArrayList<>();
        for (String line :
                Files.readAllLines(log).subList(before, Files.readAllLines(log).size())) {
            JsonNode record = new ObjectMapper().readTree(line);
            told.add(String.join(
                    " ",
                    record.path("user").asText(),
                    record.path("action").asText(),
                    record.path("subject").asText(),
                    record.path("outcome").asText()));
        }
        return told;
    }

    private void expect(String record, Act act) throws Exception {
        assertEquals(record.isEmpty() ? List.of() : List.of("anna " + record), told(act));
    }

    @Test
    void readingIsTold() throws Exception {
        expect("scan-read list DONE", () -> server.get("anna", "/api/v1/scans"));
        expect("scan-read " + signal + " DONE", () -> server.get("anna", "/api/v1/scans/" + signal));
        expect("job-read list DONE", () -> server.get("anna", JOBS));
        expect("job-read " + job + " DONE", () -> server.get("anna", JOBS + "/" + job));
        expect("job-read " + job + " DONE", () -> server.get("anna", JOBS + "/" + job + "/request"));
        for (String what : List.of("result", "log", "maps/SNR.nii.gz", "previews/SNR.png")) {
            expect("result-read " + job + " DONE", () -> server.get("anna", JOBS + "/" + job + "/" + what));
        }
        expect("result-read " + job + " DONE", () -> server.post("anna", JOBS + "/" + job + "/roi", Map.of()));
    }

    @Test
    void whatLeavesThePageIsAnExport() throws Exception {
        String export = "result-export " + job + " DONE";
        expect(export, () -> server.get("anna", JOBS + "/" + job + "/bundle"));
        expect(export, () -> server.get("anna", JOBS + "/" + job + "/maps/SNR.nii.gz?export=true"));
        expect(export, () -> server.post("anna", JOBS + "/" + job + "/report", Map.of()));
        expect(export, () -> server.post("anna", JOBS + "/" + job + "/roi", Map.of(), "Accept", "text/csv"));
    }

    @Test
    void aKnownKeyIsNoSecondSubmission() throws Exception {
        Map<String, Object> request = RunningServer.smallJob(signal, noise);
        expect("job-read " + job + " DONE", () -> server.post("anna", JOBS, request, "Idempotency-Key", "once"));
    }

    @Test
    void whatWasRefusedIsToldAsRefused() throws Exception {
        expect("job-cancel " + job + " REFUSED", () -> server.post("anna", JOBS + "/" + job + "/cancel", ""));
        expect("", () -> server.delete("anna", "/api/v1/templates/unknown"));
        expect("", () -> server.get("anna", "/api/v1/templates/unknown"));
        expect("", () -> server.post("anna", JOBS, Map.of("version", "v0")));
    }

    @Test
    void templatesAreTold() throws Exception {
        Map<String, Object> request = RunningServer.smallJob(signal, noise);
        expect("template-change template DONE", () -> server.put("anna", "/api/v1/templates/daily", request));
        expect("template-read template DONE", () -> server.get("anna", "/api/v1/templates/daily"));
        expect("template-delete template DONE", () -> server.delete("anna", "/api/v1/templates/daily"));
    }

    @Test
    void submissionUploadAndDeletionAreTold() throws Exception {
        List<String> upload = told(() -> server.begin("anna", "more.npy", 64));
        String scan = upload.get(0).split(" ", -1)[2];
        assertEquals(List.of("anna upload " + scan + " DONE"), upload);
        expect(
                "scan-delete " + scan + " DONE",
                () -> server.send("anna", "DELETE", "/api/v1/uploads/" + scan, new byte[0], "Tus-Resumable", "1.0.0"));

        List<String> submitted = told(() -> server.post("anna", JOBS, RunningServer.smallJob(signal, noise)));
        String id = submitted.get(0).split(" ", -1)[2];
        assertEquals(List.of("anna job-submit " + id + " DONE"), submitted);
        server.events("anna", id);
        expect("job-delete " + id + " DONE", () -> server.delete("anna", JOBS + "/" + id));
        expect("", () -> server.delete("anna", JOBS + "/" + id));
    }
}
