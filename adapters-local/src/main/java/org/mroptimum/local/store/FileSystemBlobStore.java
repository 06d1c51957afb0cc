package org.mroptimum.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * A store in a folder: bucket and key are the path of a file below the root.
 *
 * <p>An object is written under an unfinished name beside its place, forced to disk, and then renamed ({@link #put}) or hard
 * linked ({@link #publish}) into place. A link, unlike a rename, fails when the name is taken, so exactly one publisher wins and
 * no reader ever sees half an object. The file system must know hard links (ext4, XFS, ZFS, NFS, NTFS).
 */
public final class FileSystemBlobStore implements BlobStore, StoredFiles {
    private final StorePaths paths;

    /** A store below {@code root}, which is created on first use. */
    public FileSystemBlobStore(Path root) {
        this.paths = new StorePaths(root);
    }

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        Path path = paths.resolve(id);
        try {
            return Files.isRegularFile(path) ? Optional.of(new BlobStat(Files.size(path))) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(StorageError.NOT_READABLE, id, e);
        }
    }

    @Override
    public InputStream open(BlobId id) {
        Path path = paths.resolve(id);
        if (!Files.isRegularFile(path)) {
            throw new JobFailure(StorageError.NOT_FOUND, "nothing is stored under " + id.printable());
        }
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw failure(StorageError.NOT_FOUND, id, e);
        } catch (IOException e) {
            throw failure(StorageError.NOT_READABLE, id, e);
        }
    }

    @Override
    public Optional<Path> file(BlobId id) {
        return Optional.of(paths.resolve(id)).filter(Files::isRegularFile);
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        InputStream whole = open(id);
        try {
            whole.skipNBytes(Math.min(offset, stat(id).map(BlobStat::bytes).orElse(0L)));
            return new FirstBytes(whole, length);
        } catch (IOException e) {
            throw failure(StorageError.NOT_READABLE, id, e);
        }
    }

    @Override
    public void put(BlobId id, Content content) {
        store(id, content, (unfinished, target) -> {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        });
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        if (Files.exists(paths.resolve(id))) {
            return false;
        }
        return store(id, content, (unfinished, target) -> {
            try {
                Files.createLink(target, unfinished);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    @Override
    public void delete(BlobId id) {
        Path path = paths.resolve(id);
        if (!Files.isRegularFile(path)) {
            return;
        }
        try {
            Files.deleteIfExists(path);
            DurableFiles.syncFolder(StorePaths.parent(path));
        } catch (IOException e) {
            throw notWritable(id, e);
        }
    }

    private boolean store(BlobId id, Content content, Placement placement) {
        Path target = paths.resolve(id);
        Path folder = StorePaths.parent(target);
        Path unfinished = folder.resolve(StorePaths.UNFINISHED + UUID.randomUUID());
        try {
            DurableFiles.createFolders(folder);
            try {
                DurableFiles.write(unfinished, content);
                boolean placed = placement.place(unfinished, target);
                DurableFiles.syncFolder(folder);
                return placed;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw notWritable(id, e);
        }
    }

    private static JobFailure notWritable(BlobId id, Exception cause) {
        return new JobFailure(StorageError.NOT_WRITABLE, id.printable() + ": " + PlainCause.of(cause), cause);
    }

    private static JobFailure failure(StorageError code, BlobId id, Exception cause) {
        return new JobFailure(code, id.printable() + ": " + cause.getClass().getSimpleName(), cause);
    }

    /** Gives a finished file its name. */
    @FunctionalInterface
    private interface Placement {
        boolean place(Path unfinished, Path target) throws IOException;
    }
}
