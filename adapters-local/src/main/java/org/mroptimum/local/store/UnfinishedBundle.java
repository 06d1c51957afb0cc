package org.mroptimum.local.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.BundleSink;

/** The files of a bundle while they are written, in a hidden folder inside the folder that they will be moved to. */
final class UnfinishedBundle implements BundleSink, AutoCloseable {
    private final Path folder;
    private final Path hidden;
    private final boolean created;
    private final Set<String> names = new LinkedHashSet<>();

    private UnfinishedBundle(Path folder, Path hidden, boolean created) {
        this.folder = folder;
        this.hidden = hidden;
        this.created = created;
    }

    static UnfinishedBundle in(Path folder) throws IOException {
        boolean created = !Files.exists(folder);
        Path hidden = folder.resolve(StorePaths.UNFINISHED + UUID.randomUUID());
        Files.createDirectories(hidden);
        return new UnfinishedBundle(folder, hidden, created);
    }

    @Override
    public OutputStream open(String name) throws IOException {
        Path file = hidden.resolve(name).normalize();
        if (!file.startsWith(hidden) || file.equals(hidden) || !names.add(name)) {
            throw new IOException("a bundle has no place for the name " + name);
        }
        Files.createDirectories(StorePaths.parent(file));
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** Replaces the earlier bundle; {@code info.json} comes last, as the sign that everything is there. */
    void moveIn() throws IOException {
        FolderLock.whileLocked(folder, this::replaceEarlier);
    }

    private void replaceEarlier() throws IOException {
        OwnedFiles owned = OwnedFiles.of(folder);
        removeAbandoned();
        owned.claim(names, hidden);
        owned.removeEarlier();
        for (String name : names) {
            if (!name.equals(OwnedFiles.LAST)) {
                move(name);
            }
        }
        if (names.contains(OwnedFiles.LAST)) {
            move(OwnedFiles.LAST);
        }
        owned.settle(names);
    }

    /** Hidden folders that runs left behind which were killed a day before this one or earlier. */
    private void removeAbandoned() throws IOException {
        Instant longAgo = Files.getLastModifiedTime(hidden).toInstant().minus(Duration.ofDays(1));
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, StorePaths.UNFINISHED + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
                    Files.walkFileTree(other, new Removal());
                }
            }
        }
    }

    /** Removes what was not moved, and the folder itself when nothing came into it. */
    @Override
    public void close() throws IOException {
        Files.walkFileTree(hidden, new Removal());
        if (created) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return; // the bundle is in it, as it should be
            }
        }
    }

    private void move(String name) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(StorePaths.parent(target));
        Files.move(hidden.resolve(name), target);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
