package org.mroptimum.local.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** Makes a data folder from a backup: whole, or not at all. */
public final class DataRestore {

    private DataRestore() {}

    /**
     * Restores into a new folder, readable by this user only.
     *
     * @param folder must not exist yet, or be empty
     * @throws JobFailure MRO-4002 when the file is no whole backup, MRO-4003 when the folder holds something already
     * @throws IOException when something cannot be read or written
     */
    public static void restore(Path backup, Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        requireEmpty(target);
        Path unfinished = target.resolveSibling(".mro-restore-" + UUID.randomUUID());
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            if (zip.getEntry(DataBackup.WHOLE) == null) {
                throw new JobFailure(StorageError.NOT_READABLE, backup + " is not a whole backup of MR Optimum");
            }
            createPrivate(unfinished);
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.getName().equals(DataBackup.WHOLE)) {
                    extract(zip, entry, unfinished);
                }
            }
            Files.deleteIfExists(target);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (ZipException e) {
            throw new JobFailure(StorageError.NOT_READABLE, backup + " is damaged", e);
        } finally {
            removeAll(unfinished);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> inside = Files.list(target)) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new JobFailure(
                StorageError.NOT_WRITABLE, target + " holds something already; a backup is restored into a new folder");
    }

    private static void createPrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** The archive's library does not look at the sums of its files. */
    private static void extract(ZipFile zip, ZipEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !file.startsWith(root) || file.equals(root)) {
            throw new JobFailure(StorageError.NOT_READABLE, "the backup names a file outside of its folder");
        }
        Files.createDirectories(file.resolveSibling("."));
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Files.copy(in, file);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("a file of the backup does not have its sum");
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }
}
