package org.mroptimum.local.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * The file of a log, to read. Works while a server writes to it.
 *
 * @param path of the file
 */
public record AuditFile(Path path) {
    private static final String ENDING = ".jsonl";
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]{0,59}");

    /** The logs in a folder, by name; none when there is no such folder. */
    public static List<AuditFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(AuditFile::new)
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static Path path(Path folder, String server) {
        if (!NAME.matcher(server).matches()) {
            throw new JobFailure(
                    RunError.BAD_SETTING,
                    "the name of a server is 1 to 60 letters, digits, dots, dashes and underlines");
        }
        return folder.resolve(server + ENDING);
    }

    static void makeFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Records in reverse order, as {@link org.mroptimum.domain.port.AuditTrail#newest} says. */
    public List<AuditRecord> newest(Optional<Long> before, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one record, not " + limit);
        }
        List<AuditRecord> page = new ArrayList<>();
        try (LinesBackwards lines = new LinesBackwards(path)) {
            Optional<byte[]> line = lines.next();
            while (line.isPresent() && page.size() < limit) {
                AuditLine.record(line.get())
                        .filter(record -> before.isEmpty() || record.number() < before.get())
                        .ifPresent(page::add);
                line = lines.next();
            }
            return page;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Looks at the whole log, as {@link org.mroptimum.domain.port.AuditTrail#verify} says. */
    public AuditVerdict verify(Optional<String> expected) {
        try {
            return new AuditCheck(expected).of(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The last record and where it ends; what lies behind is the rest of a line. */
    Tail tail() throws IOException {
        try (LinesBackwards lines = new LinesBackwards(path)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<AuditRecord> record = AuditLine.record(line.get());
                if (record.isPresent()) {
                    return new Tail(record, lines.end());
                }
            }
            return new Tail(Optional.empty(), 0);
        }
    }

    /** The end of a log. */
    record Tail(Optional<AuditRecord> last, long end) {}

    byte[] bytes(long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            file.seek(from);
            file.readFully(bytes);
            return bytes;
        }
    }

    /** Lines joined as they lie in the file. */
    static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                whole.write('\n');
            }
            whole.writeBytes(lines.get(i));
        }
        return whole.toByteArray();
    }

    private static JobFailure unreadable(Path path, IOException e) {
        return new JobFailure(AccessError.AUDIT_NOT_WRITABLE, "the audit log " + path + " cannot be read", e);
    }
}
