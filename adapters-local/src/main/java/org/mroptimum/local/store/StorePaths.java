package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.BlobId;

/**
 * Turns the ids of a store into paths below its root. Refuses with MRO-4004 whatever leads outside: absolute names, empty, dot
 * and dot-dot segments, control characters, backslashes, names of unfinished files, and symbolic links that leave the root.
 */
final class StorePaths {
    /** Names that start like this are files still being written; nobody can address them. */
    static final String UNFINISHED = ".mro-tmp-";

    private final Path root;

    StorePaths(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    Path resolve(BlobId id) {
        id.requireInside();
        checkFinished(id.bucket(), id);
        Path path = root;
        try {
            path = path.resolve(id.bucket());
            for (String segment : id.key().split("/", -1)) {
                checkFinished(segment, id);
                path = path.resolve(segment);
            }
        } catch (InvalidPathException e) {
            throw id.outside("holds characters that this file system does not allow");
        }
        checkLinks(path, id);
        return path;
    }

    private static void checkFinished(String segment, BlobId id) {
        if (segment.startsWith(UNFINISHED)) {
            throw id.outside("is reserved for files that are still being written");
        }
    }

    /** The deepest part of the path that exists must really lie below the root. */
    private void checkLinks(Path path, BlobId id) {
        try {
            Path existing = path;
            while (!existing.equals(root) && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
                existing = parent(existing);
            }
            if (!existing.equals(root) && !existing.toRealPath().startsWith(root.toRealPath())) {
                throw id.outside("passes a symbolic link that leaves the store");
            }
        } catch (IOException e) {
            throw id.outside("passes a link that cannot be followed");
        }
    }

    static Path parent(Path path) {
        @Nullable Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file needs a folder");
        }
        return parent;
    }
}
