package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.MemoryJobStore;
import org.mroptimum.domain.port.MemoryScanStore;
import org.mroptimum.domain.port.ScanExamples;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;

/** Jobs name their user's own scans only, and scans that a job needs are known. */
class OwnScansTest {
    private final MemoryScanStore store = new MemoryScanStore();
    private final OwnScans own = new OwnScans(new FindScans(store));
    private final Scan annas = added(ScanExamples.ready(ScanExamples.of("anna")));

    private Scan added(Scan scan) {
        assertTrue(store.add(scan));
        return scan;
    }

    private static Map<String, Object> reference(ScanId id) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("type", "s3");
        options.put("bucket", "scans");
        options.put("key", id.value());
        options.put("filename", "meas.dat");
        return options;
    }

    private static Map<String, Object> request(Map<String, Object> signal, Map<String, Object> noise) {
        Map<String, Object> document = Documents.example("req_ac_rss");
        Documents.put(document, "task.options.reconstructor.options.signal.options", signal);
        Documents.put(document, "task.options.reconstructor.options.noise.options", noise);
        return document;
    }

    private List<? extends ErrorCode> refusals(Map<String, Object> document) {
        return assertThrows(JobFailure.class, () -> own.require(document, "anna")).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void ownScansPass() {
        Scan noise = added(ScanExamples.ready(ScanExamples.of("anna")));
        own.require(request(reference(annas.id()), reference(noise.id())), "anna");
    }

    @Test
    void pathsLinksAndOtherBucketsAreMro1016() {
        Map<String, Object> good = reference(annas.id());
        Map<String, Object> path = new LinkedHashMap<>(Map.of("type", "local", "filename", "/etc/passwd"));
        Map<String, Object> link = reference(annas.id());
        link.put("presigned_url", "https://10.0.0.1/x?X-Amz-Signature=1");
        Map<String, Object> bucket = reference(annas.id());
        bucket.put("bucket", "results");
        Map<String, Object> key = reference(annas.id());
        key.put("key", "../results/x");
        for (Map<String, Object> bad : List.of(path, link, bucket, key)) {
            assertEquals(List.of(RequestError.FOREIGN_FILE), refusals(request(bad, good)));
            assertEquals(List.of(RequestError.FOREIGN_FILE), refusals(request(good, bad)));
        }
    }

    @Test
    void everyFileOfTheRequestIsLookedAt() {
        Map<String, Object> document = Documents.example("req_ac_rss");
        JobFailure failure = assertThrows(JobFailure.class, () -> own.require(document, "anna"));
        assertEquals(RequestError.FOREIGN_FILE, failure.code());
        assertFalse(failure.toString().contains("X-Amz"), "a secret is told");
    }

    @Test
    void foreignAndUnknownScansAreBothMro4001() {
        Scan bens = added(ScanExamples.ready(ScanExamples.of("ben")));
        for (ScanId id : List.of(bens.id(), ScanExamples.id())) {
            assertEquals(List.of(StorageError.NOT_FOUND), refusals(request(reference(id), reference(annas.id()))));
        }
    }

    @Test
    void aScanThatIsNotReadyIsMro4012() {
        Scan uploading = added(ScanExamples.of("anna"));
        Scan refused = added(ScanExamples.refused(ScanExamples.of("anna")));
        assertEquals(
                List.of(StorageError.SCAN_NOT_READY, StorageError.SCAN_NOT_READY),
                refusals(request(reference(uploading.id()), reference(refused.id()))));
    }

    @Test
    void aScanIsInUseUntilItsJobsAreFinished() {
        MemoryJobStore jobs = new MemoryJobStore();
        Scan noise = added(ScanExamples.ready(ScanExamples.of("anna")));
        Scan other = added(ScanExamples.ready(ScanExamples.of("anna")));
        ScansInUse inUse = new ScansInUse(jobs);
        List<Job> all = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            Map<String, Object> document = request(reference(annas.id()), reference((i == 0 ? noise : other).id()));
            document.put("user_id", "anna");
            Job next = Job.accepted(
                    new JobId("job-" + i),
                    document,
                    new Placement(Placement.Weight.LIGHT, 1, 1, "a test"),
                    ScanExamples.NOON);
            assertTrue(jobs.add(next));
            all.add(next);
        }
        Job job = all.get(0);

        assertTrue(inUse.test(noise), "named by the oldest of many jobs");
        assertTrue(jobs.replace(job, job.become(JobState.CANCELLED, ScanExamples.NOON)));
        assertFalse(inUse.test(noise));
        assertTrue(inUse.test(other));
    }
}
