package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.port.StagedFile;

class CloudChoiceTest {
    private static final String SIGNAL = "0123456789abcdef0123456789abcdef";
    private static final String NOISE = "fedcba9876543210fedcba9876543210";

    private final MemoryInstallation house = new MemoryInstallation();
    private final List<String> dirty = new ArrayList<>();

    private final Deidentifier deidentifier = new Deidentifier() {
        @Override
        public Clean clean(StagedFile file) {
            throw new AssertionError("nothing is changed here");
        }

        @Override
        public boolean isClean(StagedFile file) {
            return !dirty.contains(file.name());
        }

        @Override
        public BlobStore.Content unchanged(StagedFile file) {
            throw new AssertionError("nothing is read here");
        }
    };

    private static Map<String, Object> scan(String key) {
        return Map.of("type", "s3", "bucket", "scans", "key", key, "filename", key);
    }

    private static JobRequest request(Map<String, Object> signal, Map<String, Object> noise) {
        Map<String, Object> document = Documents.example("req_ac_rss");
        Documents.put(document, "task.options.reconstructor.options.signal.options", signal);
        Documents.put(document, "task.options.reconstructor.options.noise.options", noise);
        return JobRequestParser.parse(document);
    }

    private Placement choose(Placement before, JobRequest request) {
        return new CloudChoice(asked -> before, house, house, deidentifier, 9000).choose(request);
    }

    @Test
    void heavyJobsOnScansWithoutPatientsGoToTheCloud() {
        Placement heavy = new Placement(Weight.HEAVY, 9000, 100, "much memory");

        Placement there = choose(heavy, request(scan(SIGNAL), scan(NOISE)));

        assertEquals(new Placement(Weight.HEAVY, 9000, 100, "much memory; computed in the cloud", 1, true), there);
        assertEquals(List.of(SIGNAL, NOISE), house.staged);
        assertEquals(List.of(SIGNAL, NOISE), house.released);
    }

    @Test
    void lightJobsAndThoseTooLargeStay() {
        JobRequest request = request(scan(SIGNAL), scan(NOISE));
        for (Placement stays : List.of(
                new Placement(Weight.LIGHT, 10, 1, "little"), new Placement(Weight.HEAVY, 9001, 1, "too much"))) {
            assertEquals(stays, choose(stays, request));
        }
        assertTrue(house.staged.isEmpty(), "no file is fetched in vain");
    }

    @Test
    void aFileThatTellsOfAPatientStays() {
        Placement heavy = new Placement(Weight.HEAVY, 10, 1, "long");
        dirty.add(NOISE);

        assertEquals(heavy, choose(heavy, request(scan(SIGNAL), scan(NOISE))));
        assertEquals(house.staged, house.released);
    }

    @Test
    void aFileThatIsNoScanStays() {
        Placement heavy = new Placement(Weight.HEAVY, 10, 1, "long");
        Map<String, Object> elsewhere = Map.of("type", "s3", "bucket", "others", "key", NOISE, "filename", NOISE);

        assertEquals(heavy, choose(heavy, request(scan(SIGNAL), elsewhere)));
    }
}
