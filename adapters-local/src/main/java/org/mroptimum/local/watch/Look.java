package org.mroptimum.local.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies in a watched folder at one moment. Links are seen as links, and never followed. */
final class Look {
    private static final Set<String> OWN = Set.of(WatchFolder.DONE, WatchFolder.REFUSED);

    private Look() {}

    /**
     * How a file looked. While somebody writes it, the next look differs.
     *
     * @param file the system's own key of the file, so that another file of the same name is another file
     */
    record Seen(long bytes, FileTime changed, @Nullable Object file, boolean regular) {
        static Seen of(Path path) throws IOException {
            BasicFileAttributes facts =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Seen(facts.size(), facts.lastModifiedTime(), facts.fileKey(), facts.isRegularFile());
        }

        boolean isStill(Path path) throws IOException {
            try {
                return Objects.equals(this, of(path));
            } catch (NoSuchFileException e) {
                return false;
            }
        }
    }

    /** Everything in the folders of templates, by name; hidden files and folders, empty files and further folders are left out. */
    static Map<Path, Seen> at(Path root) throws IOException {
        Map<Path, Seen> all = new LinkedHashMap<>();
        for (Path folder : entries(root)) {
            if (!OWN.contains(name(folder)) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : entries(folder)) {
                    add(all, file);
                }
            }
        }
        return all;
    }

    private static void add(Map<Path, Seen> all, Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Seen seen = Seen.of(file);
            if (seen.bytes() > 0 || !seen.regular()) {
                all.put(file, seen);
            }
        } catch (NoSuchFileException e) {
            // Taken away between the two calls.
            all.remove(file);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(folder, path -> !name(path).startsWith("."))) {
            stream.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
