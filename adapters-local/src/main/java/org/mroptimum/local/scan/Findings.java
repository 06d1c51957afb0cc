package org.mroptimum.local.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanSummary;

/** What the check of a scan found, as text for one column. */
record Findings(@Nullable Told problem, @Nullable ScanSummary summary, List<RemovedField> removed) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A problem with its code as text. */
    record Told(String code, String path, String detail) {}

    static Findings of(Scan scan) {
        return new Findings(
                scan.problem()
                        .map(problem -> new Told(problem.code().id(), problem.path(), problem.detail()))
                        .orElse(null),
                scan.summary().orElse(null),
                scan.removed());
    }

    static Findings read(String text) {
        try {
            return JSON.readValue(text, Findings.class);
        } catch (JsonProcessingException e) {
            throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "what was found in a scan is no JSON", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings hold what JSON knows", e);
        }
    }

    /** The problem; a code that only a newer version of the program knows becomes MRO-5001. */
    Optional<Problem> reason() {
        return Optional.ofNullable(problem)
                .map(told ->
                        new Problem(ErrorCode.of(told.code()).orElse(RunError.INTERNAL), told.path(), told.detail()));
    }
}
