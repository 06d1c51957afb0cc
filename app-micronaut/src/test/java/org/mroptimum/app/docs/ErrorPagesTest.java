package org.mroptimum.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.ErrorCode;

/** Each error code has a page with cause and cure, each page has a code, and the index lists them all. */
class ErrorPagesTest {
    private static final Path FOLDER = SourceTree.ROOT.resolve("docs/errors");
    private static final List<ErrorCode> CODES = codes();

    @Test
    void idsAreUniqueAndTellTheirArea() {
        Map<String, Character> areas = Map.of(
                "RequestError",
                '1',
                "RawDataError",
                '2',
                "ComputationError",
                '3',
                "StorageError",
                '4',
                "RunError",
                '5',
                "AccessError",
                '6');
        List<String> wrong = CODES.stream()
                .filter(code -> !code.id().matches("MRO-" + areas.get(areaOf(code)) + "\\d{3}"))
                .map(code -> areaOf(code) + " " + code.id())
                .toList();
        assertEquals(List.of(), wrong);
        assertEquals(CODES.size(), CODES.stream().map(ErrorCode::id).distinct().count());
        assertEquals(
                CODES.size(), CODES.stream().map(ErrorCode::title).distinct().count());
    }

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            TreeSet<String> pages = files.map(SourceTree::nameOf)
                    .filter(name -> !name.equals("README.md"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    CODES.stream().map(code -> code.id() + ".md").collect(Collectors.toCollection(TreeSet::new)),
                    pages);
        }
    }

    @Test
    void everyPageNamesItsCodeAndTellsCauseAndCure() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (ErrorCode code : CODES) {
            Path page = FOLDER.resolve(code.id() + ".md");
            List<String> lines = Files.exists(page) ? Files.readAllLines(page) : List.of("(no page)");
            String header = "# " + code.id() + ": " + code.title();
            if (!lines.get(0).equals(header)) {
                wrong.add(code.id() + " begins with '" + lines.get(0) + "' instead of '" + header + "'");
            }
            for (String section : List.of("## What you see", "## Cause", "## Cure")) {
                if (!hasText(lines, section)) {
                    wrong.add(code.id() + " says nothing under '" + section + "'");
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    /** {@code make error-index} writes the page anew. */
    @Test
    void indexListsEveryCode() throws IOException {
        Path index = FOLDER.resolve("README.md");
        if (Boolean.getBoolean("mroptimum.docs.write")) {
            Files.writeString(index, index());
        }
        assertEquals(index(), Files.readString(index), "docs/errors/README.md is out of date; run `make error-index`");
    }

    private static boolean hasText(List<String> lines, String section) {
        int at = lines.indexOf(section);
        return at >= 0
                && lines.stream()
                        .skip(at + 1L)
                        .takeWhile(line -> !line.startsWith("#"))
                        .anyMatch(line -> !line.isBlank());
    }

    private static String index() {
        StringBuilder page = new StringBuilder("""
                # Error codes

                Each failure carries a code. The first digit names the area; each page tells what you see, the cause and the cure.
                This page is written by `make error-index` and checked by a test.
                """);
        String area = "";
        for (ErrorCode code : CODES) {
            if (!area.equals(areaOf(code))) {
                area = areaOf(code);
                page.append("\n## ").append(heading(area)).append("\n\n| code | failure |\n|---|---|\n");
            }
            page.append("| [" + code.id() + "](" + code.id() + ".md) | " + code.title() + " |\n");
        }
        return page.toString();
    }

    private static String heading(String area) {
        return switch (area) {
            case "RequestError" -> "1xxx: the job request";
            case "RawDataError" -> "2xxx: raw data";
            case "ComputationError" -> "3xxx: the computation";
            case "StorageError" -> "4xxx: files and results";
            case "RunError" -> "5xxx: running a job";
            case "AccessError" -> "6xxx: access";
            default -> throw new IllegalStateException("no heading for " + area);
        };
    }

    private static String areaOf(ErrorCode code) {
        return code.getClass().getSimpleName();
    }

    private static List<ErrorCode> codes() {
        return Arrays.stream(ErrorCode.class.getPermittedSubclasses())
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(ErrorCode.class::cast)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }
}
