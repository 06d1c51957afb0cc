package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request among the contract's examples parses to what it says, or is refused with the right code. */
class ContractExamplesTest {

    private static final String TABLE = """
            req_ac_rss, AC, RSS, none
            req_ac_b1, AC, B1, INNER None
            req_ac_sense, AC, SENSE, INNER_ACL None
            req_ac_grappa, AC, GRAPPA, none
            req_mr_rss, MR, RSS, none
            req_mr_b1, MR, B1, INNER None
            req_mr_sense, MR, SENSE, INNER_ACL None
            req_mr_grappa, MR, GRAPPA, none
            req_pmr_rss, PMR, RSS, none
            req_pmr_b1, PMR, B1, INNER None
            req_pmr_sense, PMR, SENSE, INNER_ACL None
            req_pmr_grappa, PMR, GRAPPA, none
            req_cr_rss, CR, RSS, none
            req_cr_b1, CR, B1, INNER None
            req_cr_sense, CR, SENSE, INNER_ACL None
            req_cr_grappa, CR, GRAPPA, none
            req_ac_sense_alllines, AC, SENSE, INNER None
            req_ac_sense_accelerated_raw, AC, SENSE, INNER_ACL None
            req_pmr_grappa_accelerated_raw, PMR, GRAPPA, none
            req_mask_no, AC, B1, INNER None
            req_mask_reference, AC, B1, INNER Reference
            req_mask_threshold, AC, B1, INNER Threshold
            req_mask_percentage, AC, B1, INNER Percentage
            req_mask_percentagemean, AC, B1, INNER PercentageOfMean
            req_mask_espirit, AC, B1, INNER Espirit
            req_mask_upload, AC, B1, INNER Upload
            req_mask_legacy_string_no, AC, B1, INNER None
            req_mask_legacy_string_reference, AC, B1, INNER Reference
            req_mask_legacy_string_espirit, AC, B1, INNER Espirit
            req_multiraid, AC, RSS, none
            req_fa_correction, AC, RSS, none
            req_local_files, AC, RSS, none
            req_v3_numpy_kspace, AC, RSS, none
            req_v3_matlab_kspace, AC, RSS, none
            req_mode2_presigned, PMR, SENSE, INNER_ACL None
            req_output_null_task_output, AC, RSS, none
            req_legacy_case_and_ids, AC, B1, INNER None
            rest_queue_job_request, AC, RSS, none
            sfn_state_after_select_platform, MR, RSS, none
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE)
    void parses(String example, SnrMethod method, ReconstructionKind kind, String sensitivity) {
        JobRequest request = JobRequestParser.parse(Documents.example(example));

        assertEquals(method, request.method());
        assertEquals(kind, request.reconstruction().kind());
        assertEquals(
                sensitivity,
                request.reconstruction()
                        .sensitivity()
                        .map(s -> s.method() + " " + s.mask().getClass().getSimpleName())
                        .orElse("none"));
        assertEquals(OptionalLong.empty(), request.options().seed(), "no client of the contract names a seed");
        assertEquals(OptionalDouble.empty(), request.options().targetError());
        assertFalse(request.options().check());
        assertFalse(request.reconstruction().signal().filename().isEmpty());
        assertFalse(request.toString().contains("<jwt>"), "token");
        assertFalse(request.toString().contains("<sig>"), "presigned link");
    }

    @Test
    void refusesAMaskOfNumbers() {
        JobFailure failure = assertThrows(
                JobFailure.class, () -> JobRequestParser.parse(Documents.example("req_mask_numpy_inprocess_only")));
        assertEquals(
                List.of(new Problem(
                        RequestError.IN_PROCESS_ONLY,
                        "$.task.options.reconstructor.options.sensitivityMap.options.mask",
                        "a mask given as numbers is not accepted; upload it as an image")),
                failure.problems());
    }

    @Test
    void findsRequestsThatAreStoredElsewhere() {
        RequestDocument.StoredElsewhere event = assertInstanceOf(
                RequestDocument.StoredElsewhere.class, RequestDocument.read(Documents.example("event_s3_records")));
        assertEquals(
                new RequestDocument.StoredElsewhere("site-jobs", "0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9.json"), event);
        RequestDocument pointer = RequestDocument.read(Documents.example("sfn_job_ref_pointer"));
        assertEquals(
                new RequestDocument.StoredElsewhere(
                        "site-staging", "jobs/0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9/6c1d.json"),
                pointer);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> JobRequestParser.parse(Documents.example("sfn_job_ref_pointer")));
        assertEquals(RequestError.JOB_REFERENCE, failure.code());
        assertTrue(failure.toString().contains("s3://site-staging/jobs/"), failure.toString());
    }

    @Test
    void noRequestIsForgotten() throws URISyntaxException {
        File folder = new File(Objects.requireNonNull(getClass().getResource("/contract-examples"))
                .toURI());
        TreeSet<String> requests = new TreeSet<>(Arrays.asList(Objects.requireNonNull(folder.list())));
        requests.removeIf(name -> !name.startsWith("req_"));
        TreeSet<String> tested = new TreeSet<>();
        Stream.concat(TABLE.lines().map(line -> line.split(",", -1)[0]), Stream.of("req_mask_numpy_inprocess_only"))
                .filter(name -> name.startsWith("req_"))
                .forEach(name -> tested.add(name + ".json"));
        assertEquals(requests, tested);
        assertTrue(tested.size() > 30);
    }
}
