package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
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
        checkSegment(id.bucket(), id);
        Path path = root;
        try {
            path = path.resolve(id.bucket());
            for (String segment : id.key().split("/", -1)) {
                checkSegment(segment, id);
                path = path.resolve(segment);
            }
        } catch (InvalidPathException e) {
            throw outside(id, "holds characters that this file system does not allow");
        }
        checkLinks(path, id);
        return path;
    }

    private static void checkSegment(String segment, BlobId id) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw outside(id, "has an empty, '.' or '..' part");
        }
        if (segment.chars().anyMatch(c -> c < ' ' || c == '/' || c == '\\')) {
            throw outside(id, "has a control character or a separator inside a part");
        }
        if (segment.startsWith(UNFINISHED)) {
            throw outside(id, "is reserved for files that are still being written");
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
                throw outside(id, "passes a symbolic link that leaves the store");
            }
        } catch (IOException e) {
            throw outside(id, "passes a link that cannot be followed");
        }
    }

    static Path parent(Path path) {
        @Nullable Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file needs a folder");
        }
        return parent;
    }

    private static JobFailure outside(BlobId id, String why) {
        return new JobFailure(StorageError.OUTSIDE_STORE, "the name " + printable(id) + " " + why);
    }

    /** The id for people, control characters replaced. */
    static String printable(BlobId id) {
        return "'" + (id.bucket() + "/" + id.key()).replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
