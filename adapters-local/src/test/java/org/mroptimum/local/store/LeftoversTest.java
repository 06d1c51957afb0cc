package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    Path folder;

    private void file(String name, Duration age) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(StorePaths.parent(file));
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aScratchFolderIsEmptied() throws IOException {
        file("mro-1.npy", Duration.ZERO);
        file("deep/mro-2.dat", Duration.ofDays(3));

        Leftovers.emptyScratch(folder);
        Leftovers.emptyScratch(folder.resolve("not there"));

        assertEquals(List.of(), files());
    }

    @Test
    void unfinishedObjectsGoWhenTheirWriterIsSurelyDead() throws IOException {
        file("results/anna/.mro-tmp-old", Duration.ofHours(25));
        file("results/anna/.mro-tmp-young", Duration.ofHours(23));
        file("results/anna/old.zip", Duration.ofDays(400));

        Leftovers.removeUnfinished(folder, NOW);
        Leftovers.removeUnfinished(folder.resolve("not there"), NOW);

        assertEquals(List.of("results/anna/.mro-tmp-young", "results/anna/old.zip"), files());
    }
}
