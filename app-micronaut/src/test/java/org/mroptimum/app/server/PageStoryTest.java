package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.simulation.DemoScan;

/**
 * A new user's whole way through the page in Chromium, over a real server: {@code web/story/story.mjs}. Keeps a picture of each
 * step. Skips without Chromium, unless {@code MROPTIMUM_REQUIRE} names it.
 */
class PageStoryTest {
    private static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final Path WEB = Path.of("web");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void aNewUserGoesTheWholeWay(@TempDir Path folder) throws Exception {
        needBrowser();
        Path scan = folder.resolve("scan.dat");
        // As large as the demo's, so that its replicas take long enough to be cancelled.
        new DemoScan(160, 8, 6).write(scan);
        System.clearProperty(NamedCaller.WANTED);
        try (Server server =
                Server.start(ServerOptions.inFolder(folder.resolve("data")).at("127.0.0.1", 0))) {
            Process walk = new ProcessBuilder(
                            "node",
                            WEB.resolve("story/story.mjs").toString(),
                            server.address().toString(),
                            scan.toString(),
                            PICTURES.toString())
                    .redirectErrorStream(true)
                    .start();
            String told = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, walk.waitFor(), told);
            assertTrue(told.contains("nothing asked outside, no barrier found"), told);
        }
        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertTrue(pictures.count() >= 25, "a picture of each page is kept");
        }
    }

    private static void needBrowser() {
        boolean works = Files.isExecutable(CHROMIUM)
                && Files.isDirectory(WEB.resolve("node_modules/playwright-core"))
                && PageStoryTest.class.getResource("/web/index.html") != null;
        String required = Objects.requireNonNullElse(System.getenv("MROPTIMUM_REQUIRE"), "");
        if (!works && List.of(required.split(",", -1)).contains("chromium")) {
            fail("chromium is required, but it or the page is not here");
        }
        assumeTrue(works, "there is no Chromium at " + CHROMIUM + ", or the page was not built");
    }
}
