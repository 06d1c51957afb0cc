package org.mroptimum.local.scan;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.scan.ScanId;

/**
 * Uploads on their way as files {@code ID.part} of one folder. A lock of the operating system keeps other threads and processes
 * off; it dies with its process.
 */
public final class IncomingFolder implements IncomingFiles {
    private static final String SUFFIX = ".part";

    private final Path folder;
    private final long reserveBytes;

    /**
     * A folder for uploads, which is created when needed.
     *
     * @param reserveBytes room that must stay free on its disk
     */
    public IncomingFolder(Path folder, long reserveBytes) {
        this.folder = folder.toAbsolutePath().normalize();
        this.reserveBytes = reserveBytes;
    }

    @Override
    public void requireRoom(long bytes) {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (bytes > free - reserveBytes) {
                throw new JobFailure(
                        StorageError.DISK_FULL,
                        "the file has " + (bytes >> 20) + " MiB, and the disk for uploads has " + (free >> 20)
                                + " MiB free, of which " + (reserveBytes >> 20) + " MiB stay free");
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public Incoming open(ScanId id) {
        Path path = path(id);
        FileChannel channel = channel(path);
        try {
            @Nullable FileLock lock = channel.tryLock();
            // Deleted between opening and locking: its bytes would be written to a file without a name.
            if (lock != null && Files.exists(path)) {
                return new IncomingFile(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw busy(id, Optional.of(e));
        } catch (IOException e) {
            close(channel);
            throw failure(e);
        }
        close(channel);
        throw busy(id, Optional.empty());
    }

    @Override
    public List<ScanId> held() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> ScanId.of(name.substring(0, name.length() - SUFFIX.length())))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void delete(ScanId id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Path path(ScanId id) {
        return folder.resolve(id.value() + SUFFIX);
    }

    private FileChannel channel(Path path) {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static JobFailure busy(ScanId id, Optional<Throwable> cause) {
        JobFailure busy = new JobFailure(StorageError.UPLOAD_BUSY, "another connection writes to upload " + id);
        cause.ifPresent(busy::initCause);
        return busy;
    }

    /** MRO-4016: whatever keeps the disk from taking bytes, the sender can only try again later. */
    static JobFailure failure(IOException cause) {
        return new JobFailure(
                StorageError.DISK_FULL, "the disk for uploads does not take or give the bytes; it may be full", cause);
    }
}
