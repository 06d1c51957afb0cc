package org.mroptimum.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in the repository depends on, or gives away, the machine on which it was written. */
class NoStrangeWordsTest {
    /** Paths of one machine, hosts of package registries (a mirror is a setting of the user), and secrets. */
    private static final Pattern STRANGE = Pattern.compile(String.join(
            "|",
            "(?<![\\w.~-])/(?:work|root|home/\\w+|Users/\\w+)/",
            "repo1?\\.maven\\.(?:apache\\.)?org",
            "registry\\.npmjs\\.org",
            "files\\.pythonhosted\\.org",
            "AKIA[0-9A-Z]{16}",
            "-----BEGIN [A-Z ]*PRIVATE KEY"));

    @Test
    void noTrackedTextHoldsAStrangeWord() throws IOException {
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (Path file : SourceTree.files()) {
            String name = SourceTree.ROOT.relativize(file).toString().replace('\\', '/');
            String text = SourceTree.text(file).orElse("");
            if (!name.startsWith("mvnw") && !name.startsWith(".mvn/")) {
                texts += text.isEmpty() ? 0 : 1;
                STRANGE.matcher(text).results().forEach(match -> found.add(name + ": " + match.group()));
            }
        }
        assertTrue(texts > 50, "saw only " + texts + " text files");
        assertEquals(List.of(), found);
    }

    @Test
    void strangeWordsAreRecognised() {
        String slash = "/";
        assertTrue(strange("see " + slash + "work" + slash + "notes"));
        assertTrue(strange("file:" + slash + "home" + slash + "someone" + slash + "x"));
        assertTrue(strange("https:" + slash + slash + "repo.maven." + "apache.org" + slash + "maven2"));
        assertTrue(!strange("src/work/notes and http:" + slash + slash + "maven." + "apache.org/POM/4.0.0"));
    }

    private static boolean strange(String text) {
        return STRANGE.matcher(text).find();
    }
}
