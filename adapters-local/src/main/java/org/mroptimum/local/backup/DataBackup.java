package org.mroptimum.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.local.database.Database;

/**
 * Writes a data folder into one ZIP file, also while its server works. The database comes first, as of one instant; files that it
 * names were there before and never change, so the copies fit together. What came later is in the file, too, and does no harm.
 */
public final class DataBackup {
    /** Written last: a backup without it is not whole. */
    static final String WHOLE = "mroptimum-backup.txt";

    private static final String VERSION = "mroptimum backup 1\n";
    /** Nothing in there is needed after a start. */
    private static final String SCRATCH = "scratch";

    private static final List<String> DATABASE = List.of(".mv.db", ".lock.db", ".trace.db");
    private static final String UNFINISHED = ".mro-tmp-";
    private static final String CHAINED_LINES = ".jsonl";

    private DataBackup() {}

    /**
     * Writes the backup; the stream stays open.
     *
     * @param database the embedded database of the folder
     * @param data the folder of the server
     * @throws JobFailure MRO-5009 for PostgreSQL, which has tools of its own
     * @throws IOException when something cannot be read or written
     */
    public static void write(Database database, Path data, OutputStream out) throws IOException {
        if (!database.isEmbedded()) {
            throw new JobFailure(
                    RunError.BAD_SETTING, "jobs are in PostgreSQL: use pg_dump, then copy the folder of the store");
        }
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        database(database, data, zip);
        for (Path file : files(data)) {
            file(data, file, zip);
        }
        zip.putNextEntry(new ZipEntry(WHOLE));
        zip.write(VERSION.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    /** The database itself copies its file, so that no transaction is cut in two. */
    private static void database(Database database, Path data, ZipOutputStream zip) throws IOException {
        Path scratch = Files.createDirectories(data.resolve(SCRATCH));
        Path copy = scratch.resolve("backup-" + UUID.randomUUID() + ".zip");
        try {
            database.transaction(connection -> {
                try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
                    backup.setString(1, copy.toAbsolutePath().toString());
                    return backup.execute();
                }
            });
            try (ZipFile copied = new ZipFile(copy.toFile())) {
                for (ZipEntry entry : copied.stream().toList()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = copied.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Folders and files may go while they are counted. */
    private static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                return folder.equals(data.resolve(SCRATCH)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                if (facts.isRegularFile() && belongs(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e == null || e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        files.sort(null);
        return files;
    }

    private static boolean belongs(Path path) {
        String name = String.valueOf(path.getFileName());
        return DATABASE.stream().noneMatch(name::endsWith) && !name.startsWith(UNFINISHED);
    }

    /** A file that is deleted meanwhile is left out. */
    private static void file(Path data, Path file, ZipOutputStream zip) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(data.relativize(file).toString().replace('\\', '/')));
            if (file.toString().endsWith(CHAINED_LINES)) {
                wholeLines(in, zip);
            } else {
                in.transferTo(zip);
            }
            zip.closeEntry();
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /** A line that is being appended may be half on the disk. */
    private static void wholeLines(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = in.readAllBytes();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        out.write(bytes, 0, end);
    }
}
