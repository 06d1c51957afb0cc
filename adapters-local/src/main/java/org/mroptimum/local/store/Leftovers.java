package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * Files in between that killed processes left. Nobody can name them, but they take room, and a second name of a scan would keep its
 * bytes after its owner deleted it.
 */
public final class Leftovers {
    /** Nothing takes so long to write that its file does not change in between. */
    private static final Duration SURELY_DEAD = Duration.ofDays(1);

    private Leftovers() {}

    /**
     * Removes all files of a scratch folder.
     *
     * @param scratch a folder that no other process uses; need not exist
     */
    public static void emptyScratch(Path scratch) {
        remove(scratch, (file, facts) -> true);
    }

    /**
     * Removes objects of a {@link FileSystemBlobStore} that were never finished, and not written to for a day: other servers may
     * be writing to theirs.
     *
     * @param root of the store; need not exist
     */
    public static void removeUnfinished(Path root, Instant now) {
        Instant old = now.minus(SURELY_DEAD);
        remove(
                root,
                (file, facts) -> String.valueOf(file.getFileName()).startsWith(StorePaths.UNFINISHED)
                        && facts.lastModifiedTime().toInstant().isBefore(old));
    }

    private static void remove(Path folder, Choice choice) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                    if (choice.isLeft(file, facts)) {
                        Files.deleteIfExists(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new JobFailure(
                    StorageError.NOT_WRITABLE,
                    "files that a killed server left cannot be removed: " + PlainCause.of(e),
                    e);
        }
    }

    /** Which files are left over. */
    @FunctionalInterface
    private interface Choice {
        boolean isLeft(Path file, BasicFileAttributes facts);
    }
}
