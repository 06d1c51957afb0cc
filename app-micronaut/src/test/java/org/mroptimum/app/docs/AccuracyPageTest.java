package org.mroptimum.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.app.accuracy.AccuracyPage;
import org.mroptimum.app.accuracy.AccuracyTable;
import org.mroptimum.app.accuracy.AccuracyTables;
import org.mroptimum.domain.job.SnrMethod;

/** docs/accuracy.md is what {@code ./mroptimum accuracy} prints: {@code make accuracy} writes it anew. */
class AccuracyPageTest {
    private static final String OUT_OF_DATE = "docs/accuracy.md is out of date; run `make accuracy`: ";

    /** The demo scan is too large for a test. */
    private static List<AccuracyTable> quick() {
        List<AccuracyTable> all = AccuracyTables.all();
        return all.subList(0, all.size() - 1).stream()
                .map(table -> new AccuracyTable(
                        table.title(),
                        table.text(),
                        table.columns(),
                        table.rows().subList(0, 1)))
                .toList();
    }

    @Test
    void committedPageHoldsWhatIsComputedToday() throws IOException {
        String committed = Files.readString(SourceTree.ROOT.resolve("docs/accuracy.md"));

        String computed = new AccuracyPage(quick()).text(2, line -> {});

        List<String> rows =
                computed.lines().filter(line -> !line.contains("version")).toList();
        assertTrue(rows.stream().filter(line -> line.contains("±")).count() >= 4, computed);
        rows.forEach(line -> assertTrue(committed.lines().anyMatch(line::equals), OUT_OF_DATE + line));
    }

    static Stream<Arguments> rows() {
        List<AccuracyTable> all = AccuracyTables.all();
        return all.subList(0, all.size() - 1).stream()
                .flatMap(table -> IntStream.range(0, table.rows().size()).mapToObj(row -> Arguments.of(table, row)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyLineHoldsTheAnalyticAndPseudoReplicaNumbersOfToday(AccuracyTable table, int row) throws IOException {
        List<String> committed = Files.readAllLines(SourceTree.ROOT.resolve("docs/accuracy.md"));
        int heading = committed.indexOf("## " + table.title());
        List<String> line = List.of(committed.get(heading + 6 + row).split(" \\| |\\| | \\|", -1));

        List<String> computed = table.rows().get(row).cells(Set.of(SnrMethod.AC, SnrMethod.PMR), 2);

        for (int cell = 0; cell < computed.size(); cell++) {
            if (!computed.get(cell).isEmpty()) {
                assertEquals(
                        computed.get(cell),
                        line.get(cell + 1),
                        OUT_OF_DATE + table.columns().get(cell) + " of " + line);
            }
        }
    }

    @Test
    void committedPageHasEveryLineOfEveryTable() throws IOException {
        List<String> committed = Files.readAllLines(SourceTree.ROOT.resolve("docs/accuracy.md"));

        for (AccuracyTable table : AccuracyTables.all()) {
            int heading = committed.indexOf("## " + table.title());
            assertTrue(heading >= 0, OUT_OF_DATE + table.title());
            List<String> lines = committed.subList(heading + 1, committed.size()).stream()
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| "))
                    .toList();
            assertEquals("| " + String.join(" | ", table.columns()) + " |", lines.get(0), OUT_OF_DATE + table.title());
            assertEquals(table.rows().size() + 1, lines.size(), OUT_OF_DATE + table.title());
        }
    }

    @Test
    void committedNumbersAreTrueWithinTheBandsOfTheMethods() throws IOException {
        Map<String, Double> bands = Map.of("AC", .01, "MR", .03, "PMR", .03, "g (AC)", .01, "PMR / MR", .03);
        List<String> header = List.of();
        int judged = 0;
        for (String line : Files.readAllLines(SourceTree.ROOT.resolve("docs/accuracy.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.contains("matrix")) {
                header = cells;
            } else if (line.contains("±") && cells.size() == header.size()) {
                for (int c = 0; c < cells.size(); c++) {
                    Double band = bands.get(header.get(c));
                    if (band != null) {
                        double median = Double.parseDouble(cells.get(c).split(" ", -1)[0]);
                        assertEquals(1, median, band, header.get(c) + " in " + line);
                        judged++;
                    }
                }
            }
        }
        assertTrue(judged >= 70, "only " + judged + " numbers were judged");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameText() {
        AccuracyTable sense = AccuracyTables.all().get(2);

        Set<SnrMethod> methods = Set.of(SnrMethod.values());
        assertEquals(sense.rows().get(0).cells(methods, 1), sense.rows().get(0).cells(methods, 3));
    }
}
