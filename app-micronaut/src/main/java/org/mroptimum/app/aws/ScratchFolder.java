package org.mroptimum.app.aws;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * The folder in which one job at a time keeps its files. Empty when a job begins, also after a job whose machine was frozen or
 * killed half way: the disk of a function outlives its jobs, and the next job may be another user's.
 *
 * @param path the folder, which belongs to this program alone
 */
record ScratchFolder(Path path) {

    /** Below the temporary folder of the machine. */
    static ScratchFolder ofMachine() {
        return new ScratchFolder(Path.of(System.getProperty("java.io.tmpdir"), "mroptimum-job"));
    }

    /** Makes the folder, empty and for this user only. */
    void empty() {
        try {
            delete();
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "the scratch folder cannot be made empty", e);
        }
    }

    /** Removes the folder; what cannot be removed now is removed before the next job, or stops it. */
    void remove() {
        try {
            delete();
        } catch (IOException e) {
            return;
        }
    }

    private void delete() throws IOException {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            return; // nothing there
        }
    }
}
