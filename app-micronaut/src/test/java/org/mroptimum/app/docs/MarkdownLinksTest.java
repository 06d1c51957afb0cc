package org.mroptimum.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relative links in Markdown lead to files and headings that exist. */
class MarkdownLinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");

    @Test
    void everyRelativeLinkResolves() throws IOException {
        List<Path> pages = SourceTree.markdown();
        assertTrue(pages.size() >= 5, "found only " + pages);
        assertEquals(List.of(), broken(pages));
    }

    @Test
    void brokenLinksAreFound(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                # A title
                [ok](page.md) [ok](#a-title) [out](https://example.org) `[code](gone.md)`
                [bad](gone.md) [bad](page.md#gone)
                """);
        assertEquals(List.of("page.md -> gone.md", "page.md -> page.md#gone"), broken(List.of(page)));
    }

    private static List<String> broken(List<Path> pages) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            for (String link : links(page)) {
                if (!link.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !resolves(page, link)) {
                    broken.add(SourceTree.nameOf(page) + " -> " + link);
                }
            }
        }
        return broken;
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(prose(page))
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static String prose(Path page) throws IOException {
        return CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .replaceAll("");
    }

    private static boolean resolves(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty()
                ? page
                : Objects.requireNonNull(page.getParent()).resolve(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || !target.toString().endsWith(".md") || anchors(target).contains(link.substring(hash + 1));
    }

    /** Headings as GitHub turns them into anchors. */
    private static List<String> anchors(Path page) throws IOException {
        return FENCE.matcher(Files.readString(page))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ +", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}
