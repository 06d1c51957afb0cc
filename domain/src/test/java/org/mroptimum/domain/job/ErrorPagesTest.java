package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a page with its title, what a user sees, the cause and the cure, each with words under it. */
class ErrorPagesTest {

    static Stream<ErrorCode> codes() {
        return Stream.<ErrorCode[]>of(RequestError.values(), RunError.values(), AccessError.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasAPage(ErrorCode code) throws IOException {
        Path page = Path.of(System.getProperty("mroptimum.root", ".."), "docs/errors", code.id() + ".md");
        List<String> lines = Files.readAllLines(page);
        assertEquals(
                List.of("# " + code.id() + ": " + code.title(), "## What you see", "## Cause", "## Cure"),
                lines.stream().filter(line -> line.startsWith("#")).toList());
        long words = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .count();
        assertEquals(3, words, "one paragraph under each heading");
    }
}
