package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows which files of a folder are ours. The list is a hidden file, {@value #LIST}, one name a line. It is extended before
 * anything changes, so that a run that was killed half-way leaves no file that the next run takes for a foreign one.
 */
final class OwnedFiles {
    static final String LIST = ".mroptimum-files";

    /** The file whose presence means that the bundle is whole. */
    static final String LAST = "info.json";

    private final Path folder;
    private final Set<String> earlier;

    private OwnedFiles(Path folder, Set<String> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    static OwnedFiles of(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        Set<String> names = new LinkedHashSet<>();
        if (Files.isRegularFile(list)) {
            for (String name : Files.readAllLines(list)) {
                Path file = folder.resolve(name).normalize();
                if (file.startsWith(folder) && !file.equals(folder)) {
                    names.add(name);
                }
            }
        }
        return new OwnedFiles(folder, names);
    }

    /** Makes room for the names: sets foreign files aside, then notes the names as ours. */
    void claim(Collection<String> names) throws IOException {
        for (String name : names) {
            Path target = folder.resolve(name);
            if (!earlier.contains(name) && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(target, asideOf(target));
            }
        }
        Set<String> all = new LinkedHashSet<>(earlier);
        all.addAll(names);
        write(all);
    }

    /** Removes our earlier files, {@code info.json} first, and the folders that become empty. */
    void removeEarlier() throws IOException {
        if (earlier.contains(LAST)) {
            Files.deleteIfExists(folder.resolve(LAST));
        }
        for (String name : earlier) {
            Path file = folder.resolve(name);
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
            }
            removeEmptyParents(file);
        }
    }

    /** From now on only these files are ours. */
    void settle(Collection<String> names) throws IOException {
        write(names);
    }

    private void removeEmptyParents(Path file) throws IOException {
        Path parent = StorePaths.parent(file);
        if (parent.equals(folder) || !Files.isDirectory(parent)) {
            return;
        }
        try {
            Files.delete(parent);
        } catch (DirectoryNotEmptyException e) {
            return; // foreign files live there, or ours that are still to go
        }
        removeEmptyParents(parent);
    }

    private void write(Collection<String> names) throws IOException {
        Files.writeString(folder.resolve(LIST), String.join("\n", names) + "\n");
    }

    private static Path asideOf(Path target) {
        int number = 1;
        while (true) {
            Path aside = target.resolveSibling(target.getFileName() + ".~" + number + "~");
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                return aside;
            }
            number++;
        }
    }
}
