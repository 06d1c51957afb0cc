package org.mroptimum.local.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.database.Database;

/** Where a running server writes backups of itself: whole ones only, one after the other, each under the time of its begin. */
public final class BackupFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path data;
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * A backup that was written.
     *
     * @param name of the file in the folder
     * @param bytes its size
     */
    public record Written(String name, long bytes) {}

    /**
     * Backups of a server.
     *
     * @param folder where they go
     * @param data the server's folder
     * @throws JobFailure MRO-5009 when the folder is not there, cannot be written, or lies in what is backed up
     */
    public BackupFolder(Path folder, Path data) {
        this.folder = folder.toAbsolutePath().normalize();
        this.data = data.toAbsolutePath().normalize();
        if (!Files.isDirectory(this.folder) || !Files.isWritable(this.folder)) {
            throw new JobFailure(
                    RunError.BAD_SETTING, "the folder of backups " + folder + " is not there, or cannot be written");
        }
        if (this.folder.startsWith(this.data)) {
            throw new JobFailure(RunError.BAD_SETTING, "the folder of backups lies in the folder that is backed up");
        }
    }

    /**
     * Writes a backup; when this returns, the disk has it.
     *
     * @throws JobFailure MRO-5005 while another one is being written, MRO-5009 for PostgreSQL, MRO-4003 when it cannot be written
     */
    public Written write(Database database, Instant now) {
        if (!writing.tryLock()) {
            throw new JobFailure(RunError.WRONG_STATE, "another backup is being written");
        }
        try {
            return written(database, folder.resolve("mroptimum-" + TIME.format(now) + ".zip"));
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "the backup cannot be written", e);
        } finally {
            writing.unlock();
        }
    }

    private Written written(Database database, Path file) throws IOException {
        Path part = Files.createTempFile(folder, ".mroptimum-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                DataBackup.write(database, data, out);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Written(String.valueOf(file.getFileName()), Files.size(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
