package org.mroptimum.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** Files that commands write beside the bundle: whole or not at all, and never over their own input. */
final class NewFile {
    private NewFile() {}

    /** Refuses with MRO-4003 when {@code out} is one of the inputs, under whatever name. */
    static void requireApart(Path out, Path... inputs) throws IOException {
        for (Path input : inputs) {
            if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                throw new JobFailure(
                        StorageError.NOT_WRITABLE, out + " is an input of this command and would be overwritten");
            }
        }
    }

    /** Refuses with MRO-4003 a folder that nothing can be written to, before a long computation finds out. */
    static void requireFolder(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, existing + " is a file, not a folder");
        }
        if (existing == null || !Files.isWritable(existing)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "this user may not write to " + folder);
        }
    }

    /** Writes a part file beside {@code out} and moves it there; MRO-4003 when that fails. */
    static void write(Path out, Content content) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "cannot write " + out + ": its folder does not exist");
        }
        if (Files.exists(out) && !Files.isRegularFile(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "cannot write " + out + ": it exists and is no plain file");
        }
        try {
            // Not a system temporary file, which only its owner could read.
            Path part = Files.createFile(folder.resolve(".mroptimum-" + UUID.randomUUID() + ".part"));
            try {
                content.writeTo(part);
                Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "cannot write " + out + ": " + reason(e), e);
        }
    }

    /** Why a file cannot be written, in plain words. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not write there";
        }
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        String text = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return text == null ? "the system gives no reason" : text;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }
}
