package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** The folder for fetched files. */
class ScratchDisk {
    private final Path folder;

    ScratchDisk(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A new empty file with a random name, for this user only. */
    Path newFile(String suffix) {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "mro-", suffix);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** A new empty file with the name of the other one but for the suffix. */
    Path partner(Path file, String suffix) {
        String name = String.valueOf(file.getFileName());
        Path partner = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
        try {
            // moved, because only temporary files are created for this user alone
            return Files.move(newFile(suffix), partner);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Makes the empty file another name of the stored one; false, and still empty, when the stored one lies on another disk. */
    boolean isSecondNameOf(Path file, Optional<Path> stored) {
        if (stored.isEmpty()) {
            return false;
        }
        Path second = file.resolveSibling(file.getFileName() + ".link");
        try {
            Files.createLink(second, stored.get());
            Files.move(second, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException | UnsupportedOperationException otherDisk) {
            return false;
        }
    }

    /** Refuses with MRO-4003 what will not fit, before any byte is fetched. */
    void requireRoom(long bytes) {
        long free = free();
        if (bytes > free) {
            throw new JobFailure(
                    StorageError.NOT_WRITABLE,
                    "the input has " + (bytes >> 20) + " MiB and the scratch disk only " + (free >> 20)
                            + " MiB free; give the job a larger scratch disk");
        }
    }

    long free() {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw full(e);
        }
    }

    static JobFailure full(IOException e) {
        return new JobFailure(StorageError.NOT_WRITABLE, "the scratch disk: " + PlainCause.of(e), e);
    }

    static void remove(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new JobFailure(StorageError.NOT_WRITABLE, "a fetched file cannot be removed", e);
            }
        }
    }
}
