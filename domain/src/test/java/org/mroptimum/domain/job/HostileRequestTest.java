package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a document holds, it becomes a request or a failure with codes, never another exception. */
class HostileRequestTest {
    private static final int MUTANTS = 1000;
    private static final int DEPTH = 100_000;

    private static final List<@Nullable Object> HOSTILE = Arrays.asList(
            null,
            "",
            "x".repeat(2_000),
            "\u0000\uD800 ../../etc/passwd",
            -1,
            Long.MIN_VALUE,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            new BigDecimal("1e999999"),
            BigInteger.TWO.pow(40_000),
            true,
            List.of(),
            Arrays.asList(null, null, null),
            Arrays.asList(null, null),
            List.of(1e300, "2"),
            Map.of(),
            Map.of("method", Map.of()),
            Map.of("", List.of(Map.of())));

    @ParameterizedTest
    @ValueSource(strings = {"req_cr_sense", "req_mask_upload", "req_fa_correction", "event_s3_records"})
    void mutantsParseOrFailWithCodes(String example) {
        Random random = new Random(example.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Map<String, Object> document = Documents.example(example);
            for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
                mutate(document, random);
            }
            try {
                RequestDocument.read(document);
            } catch (JobFailure failure) {
                refused++;
                for (Problem problem : failure.problems()) {
                    assertTrue(problem.code().id().startsWith("MRO-1"), problem::toString);
                    assertTrue(problem.path().startsWith("$"), problem::toString);
                    assertTrue(problem.detail().length() < 300, problem::toString);
                }
            }
        }
        assertTrue(refused > MUTANTS / 10 && refused < MUTANTS, "refused " + refused);
    }

    /** Replaces, removes or adds one random member of one random object. */
    private static void mutate(Map<String, Object> document, Random random) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        collect(document, objects);
        Map<String, @Nullable Object> chosen = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(chosen.keySet());
        Object hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        if (names.isEmpty()) {
            chosen.put("options", hostile);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0) {
            chosen.remove(name);
        } else {
            chosen.put(name, hostile);
        }
    }

    @SuppressWarnings("unchecked") // only maps made by Jackson are mutable and have text keys
    private static void collect(@Nullable Object node, List<Map<String, @Nullable Object>> objects) {
        if (node instanceof HashMap<?, ?> map) {
            objects.add((Map<String, @Nullable Object>) map);
            map.values().forEach(value -> collect(value, objects));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, objects));
        }
    }

    @Test
    void deepNestingIsCutOffWhereNobodyLooks() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.unknown", deep());
        JobRequest request = JobRequestParser.parse(document);
        assertTrue(request.toString().contains(Redaction.REMOVED));
    }

    @Test
    void deepNestingIsReportedWhereAValueBelongs() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.name", deep());
        Documents.put(document, "task.options", deep());
        try {
            JobRequestParser.parse(document);
        } catch (JobFailure failure) {
            assertEquals(
                    List.of("$.task.name", "$.task.options.reconstructor"),
                    failure.problems().stream().map(Problem::path).toList());
            return;
        }
        throw new AssertionError("accepted");
    }

    private static Object deep() {
        Object node = "bottom";
        for (int i = 0; i < DEPTH; i++) {
            node = i % 2 == 0 ? Collections.singletonMap("a", node) : Collections.singletonMap("b", List.of(node));
        }
        return node;
    }

    @Test
    void longTextsAreReadInTimeThatGrowsWithTheirLength() {
        String base = "token".repeat(50_000) + "://".repeat(50_000) + "a".repeat(200_000) + " ".repeat(200_000);
        JobRequest request = JobRequestParser.parse(Documents.with("req_ac_rss", "alias", base));
        assertFalse(request.identity().alias().orElseThrow().isEmpty());
    }
}
