package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobFailureTest {
    private static final Problem FIRST = new Problem(RequestError.MISSING_FIELD, "$.task", "is missing");
    private static final Problem SECOND = new Problem(RunError.CANCELLED, "", "by the user");

    @Test
    void namesEveryProblemOnItsLine() {
        JobFailure failure = new JobFailure(List.of(FIRST, SECOND));
        assertEquals("MRO-1002 at $.task: is missing\nMRO-5002: by the user", failure.getMessage());
        assertEquals(RequestError.MISSING_FIELD, failure.code());
        assertEquals(List.of(FIRST, SECOND), failure.problems());
    }

    @Test
    void keepsItsProblems() {
        List<Problem> problems = new ArrayList<>(List.of(FIRST));
        JobFailure failure = new JobFailure(problems);
        problems.clear();
        assertEquals(List.of(FIRST), failure.problems());
    }

    @Test
    void needsAProblem() {
        assertThrows(IllegalArgumentException.class, () -> new JobFailure(List.of()));
    }

    @Test
    void keepsTheCause() {
        Exception cause = new IllegalStateException("disk");
        JobFailure failure = new JobFailure(StorageError.NOT_READABLE, "cannot read", cause);
        assertSame(cause, failure.getCause());
        assertEquals(List.of(new Problem(StorageError.NOT_READABLE, "", "cannot read")), failure.problems());
    }

    @Test
    void aProblemSurvivesItsWayThroughText() {
        Problem tricky = new Problem(StorageError.NOT_READABLE, "", "at the end: a colon: and MRO-1001: more");
        for (Problem problem : List.of(FIRST, SECOND, tricky)) {
            assertEquals(Optional.of(problem), Problem.told(problem.toString()));
        }
        for (String line : List.of("", "ERROR", "calculation time 3", "MRO-9999: from the future", "x MRO-1001: y")) {
            assertEquals(Optional.empty(), Problem.told(line), line);
        }
    }

    @Test
    void codesAreUniqueAndInTheirAreas() {
        Set<String> ids = new HashSet<>();
        Stream.<List<? extends ErrorCode>>of(
                        List.of(RequestError.values()),
                        List.of(RawDataError.values()),
                        List.of(ComputationError.values()),
                        List.of(StorageError.values()),
                        List.of(RunError.values()))
                .flatMap(List::stream)
                .forEach(code -> {
                    assertTrue(ids.add(code.id()), code.id());
                    assertTrue(!code.title().isBlank(), code.id());
                    assertEquals(area(code), code.id().substring(0, 5), code.id());
                });
    }

    private static String area(ErrorCode code) {
        if (code instanceof RequestError) {
            return "MRO-1";
        } else if (code instanceof RawDataError) {
            return "MRO-2";
        } else if (code instanceof ComputationError) {
            return "MRO-3";
        }
        return code instanceof StorageError ? "MRO-4" : "MRO-5";
    }

    @Test
    void storedFileNeverPrintsItsLink() {
        FileSource.S3 source = new FileSource.S3("bucket", "key", Optional.of("https://store/key?sig=hush"));
        assertEquals("s3://bucket/key", source.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "..", "a\n", "\u00e9"})
    void jobIdsAreNamesEverywhere(String id) {
        assertThrows(JobFailure.class, () -> new JobId(id));
        assertThrows(JobFailure.class, () -> new JobId("x".repeat(81)));
        assertEquals("a-Z_09", new JobId("a-Z_09").toString());
    }
}
