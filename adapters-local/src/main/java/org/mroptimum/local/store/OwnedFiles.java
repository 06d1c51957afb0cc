package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Knows which files of a folder are ours. The list is a hidden file, {@value #LIST}, one file a line: name, size, time of last
 * change. A file that was changed since is the user's, whatever its name. The list is extended before anything changes, so that
 * a run that was killed half-way leaves no file that the next run takes for a foreign one; lines that make no sense are passed
 * over, and then the files are foreign.
 */
final class OwnedFiles {
    static final String LIST = ".mroptimum-files";

    /** The file whose presence means that the bundle is whole. */
    static final String LAST = "info.json";

    private static final char SEPARATOR = '\t';

    private final Path folder;
    private final Set<String> earlier;

    private OwnedFiles(Path folder, Set<String> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    static OwnedFiles of(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        Set<String> entries = new LinkedHashSet<>();
        if (Files.isRegularFile(list)) {
            new String(Files.readAllBytes(list), StandardCharsets.UTF_8).lines().forEach(entries::add);
        }
        return new OwnedFiles(folder, entries);
    }

    /**
     * Makes room for the names: sets foreign files aside, then notes the names as ours.
     *
     * @param names relative to the folder
     * @param from where the new files wait to be moved in
     */
    void claim(Collection<String> names, Path from) throws IOException {
        for (String name : names) {
            for (Path parent = StorePaths.parent(folder.resolve(name));
                    !parent.equals(folder);
                    parent = StorePaths.parent(parent)) {
                if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(parent)) {
                    Files.move(parent, asideOf(parent));
                }
            }
            Path target = folder.resolve(name);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !ours(name)) {
                Files.move(target, asideOf(target));
            }
        }
        Set<String> all = new LinkedHashSet<>(earlier);
        for (String name : names) {
            entry(name, from.resolve(name)).ifPresent(all::add);
        }
        write(all);
    }

    /** Removes our earlier files, {@code info.json} first, and the folders that become empty. */
    void removeEarlier() throws IOException {
        remove(LAST);
        for (String line : earlier) {
            int end = line.indexOf(SEPARATOR);
            if (end > 0) {
                remove(line.substring(0, end));
            }
        }
    }

    /** From now on only these files are ours. */
    void settle(Collection<String> names) throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        for (String name : names) {
            entry(name, folder.resolve(name)).ifPresent(entries::add);
        }
        write(entries);
    }

    private void remove(String name) throws IOException {
        if (ours(name)) {
            Files.delete(folder.resolve(name));
            removeEmptyParents(folder.resolve(name));
        }
    }

    private boolean ours(String name) throws IOException {
        Path file;
        try {
            file = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return false; // a damaged list
        }
        return file.startsWith(folder)
                && !file.equals(folder)
                && entry(name, file).filter(earlier::contains).isPresent();
    }

    /** The line of a regular file as it is now; empty when there is none. */
    private static Optional<String> entry(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Optional.of(name
                + SEPARATOR
                + facts.size()
                + SEPARATOR
                + facts.lastModifiedTime().toMillis());
    }

    private void write(Collection<String> entries) throws IOException {
        Path list = folder.resolve(LIST);
        // Not a system temporary file, which only its owner could read.
        Path next = Files.createFile(folder.resolve(StorePaths.UNFINISHED + UUID.randomUUID() + ".list"));
        try {
            Files.writeString(next, String.join("\n", entries) + "\n");
            if (Files.isDirectory(list, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(list, asideOf(list));
            }
            Files.move(next, list, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
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
