package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StagedFile;

/**
 * Finds input files on this machine, where they are read in place. Relative paths count from the folder of the job file.
 * MRO-4001 when a file does not exist, MRO-4002 when it cannot be read, MRO-4006 for files in an object store.
 */
public final class LocalInputStaging implements InputStaging {
    private final Path base;

    /** Resolves relative paths against {@code base}. */
    public LocalInputStaging(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    @Override
    public StagedFile stage(FileReference reference, Progress progress) {
        if (reference.source() instanceof FileSource.Local local) {
            return local(local.path(), reference.filename());
        }
        throw new JobFailure(
                StorageError.NO_STORE,
                "the file " + reference.source() + " is in an object store, and this program was started without one");
    }

    private StagedFile local(String name, String filename) {
        Path path;
        try {
            path = base.resolve(name);
        } catch (InvalidPathException e) {
            throw new JobFailure(StorageError.NOT_FOUND, "the path holds a character that no file name can have", e);
        }
        if (!Files.exists(path)) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no file " + name);
        }
        if (!Files.isRegularFile(path)) {
            throw new JobFailure(StorageError.NOT_READABLE, name + " is not a file");
        }
        if (!Files.isReadable(path)) {
            throw new JobFailure(StorageError.NOT_READABLE, "this user may not read " + name);
        }
        try {
            return new StagedFile(path.toRealPath().toString(), filename, Files.size(path));
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, name + " cannot be read", e);
        }
    }

    @Override
    public byte[] sha256(StagedFile file, Progress progress) {
        try {
            return ContentHash.sha256(Path.of(file.location()), progress);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, file.name() + " cannot be read", e);
        }
    }

    @Override
    public void release(StagedFile file) {
        // read in place: there is nothing to give back, and the file is the user's own
    }
}
