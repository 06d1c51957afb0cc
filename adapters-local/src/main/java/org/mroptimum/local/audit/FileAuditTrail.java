package org.mroptimum.local.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;

/**
 * Records as lines of a file that only grows. One process has the file at a time. What a dead process, a power cut or a full disk
 * left of a line stays there: the line is ended, and the next record tells what it is.
 */
public final class FileAuditTrail implements AuditTrail, AutoCloseable {
    private final AuditFile file;
    private final FileChannel channel;
    private final InstantSource clock;
    private Optional<AuditRecord> last;
    private long whole;

    private FileAuditTrail(AuditFile file, FileChannel channel, InstantSource clock) throws IOException {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
        this.last = Optional.empty();
        this.whole = 0;
        mend();
    }

    /**
     * The log of a server.
     *
     * @param folder is made when it is missing, for this user only
     * @param server names the file: letters, digits, dots, dashes and underlines
     * @throws JobFailure MRO-6010 when another process has the log, or it cannot be written
     */
    public static FileAuditTrail open(Path folder, String server, InstantSource clock) {
        AuditFile file = new AuditFile(AuditFile.path(folder, server));
        @Nullable FileChannel channel = null;
        try {
            AuditFile.makeFolder(folder);
            channel = channel(file.path());
            if (!isOurs(channel)) {
                channel.close();
                throw new JobFailure(
                        AccessError.AUDIT_NOT_WRITABLE, "another process writes the audit log " + file.path());
            }
            return new FileAuditTrail(file, channel, clock);
        } catch (IOException e) {
            closeQuietly(channel);
            throw notWritable(file, e);
        }
    }

    private static FileChannel channel(Path path) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        path,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(path, options);
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    @Override
    public synchronized AuditRecord append(AuditEvent event) {
        try {
            mend();
            return write("", event);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** Ends what is left of a line, and says so. A record that came to its end belongs to the log, though nobody was told. */
    private void mend() throws IOException {
        if (channel.size() == whole) {
            return;
        }
        AuditFile.Tail tail = file.tail();
        last = tail.last();
        whole = tail.end();
        if (channel.size() > whole) {
            byte[] rest = file.bytes(whole, channel.size());
            boolean ended = rest[rest.length - 1] == '\n';
            byte[] line = ended ? Arrays.copyOf(rest, rest.length - 1) : rest;
            write(
                    ended ? "" : "\n",
                    AuditEvent.done(AuditEvent.SERVER, AuditAction.LOG_MENDED, AuditLine.remains(line)));
        }
    }

    private AuditRecord write(String before, AuditEvent event) throws IOException {
        AuditRecord record = AuditRecord.after(last, clock.instant(), event);
        ByteBuffer line = ByteBuffer.wrap(AuditLine.line(before, record));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
        last = Optional.of(record);
        whole = channel.size();
        return record;
    }

    @Override
    public List<AuditRecord> newest(Optional<Long> before, int limit) {
        return file.newest(before, limit);
    }

    @Override
    public AuditVerdict verify(Optional<String> expected) {
        return file.verify(expected);
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Every record is on the disk already: nothing can be lost here.
            return;
        }
    }

    private static JobFailure notWritable(AuditFile file, IOException e) {
        return new JobFailure(AccessError.AUDIT_NOT_WRITABLE, "the audit log " + file.path() + " cannot be written", e);
    }
}
