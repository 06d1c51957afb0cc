package org.mroptimum.local.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.ScanExamples;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.job.JdbcJobStore;
import org.mroptimum.local.scan.JdbcScanStore;
import org.mroptimum.local.store.FileSystemBlobStore;

/** A restored folder has all that the old one had; what is no backup, or would overwrite something, is refused. */
class BackupTest {
    private static final BlobId SCAN = new BlobId("scans", "a");
    private static final byte[] BYTES = new byte[300_000];

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void names() {
        data = folder.resolve("data 'x'");
        file = folder.resolve("backup.zip");
        Arrays.fill(BYTES, (byte) 7);
    }

    private void backup(Database database) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            DataBackup.write(database, data, out);
        }
    }

    @Test
    void everythingComesBack() throws IOException {
        Job job = JobExamples.job(Weight.LIGHT);
        Scan scan = ScanExamples.ready(ScanExamples.of("anna"));
        Path audit = data.resolve("audit/audit.jsonl");
        try (Database database = Database.inFolder(data)) {
            assertTrue(new JdbcJobStore(database).add(job));
            assertTrue(new JdbcScanStore(database).add(scan));
            new FileSystemBlobStore(data.resolve("store")).put(SCAN, out -> out.write(BYTES));
            Files.createDirectories(audit.resolveSibling("."));
            Files.writeString(audit, "one\ntwo\nhal");
            Files.createDirectories(data.resolve("scratch"));
            Files.writeString(data.resolve("scratch/x"), "gone");
            backup(database);
            assertTrue(new JdbcScanStore(database).add(ScanExamples.of("later")));
        }
        Path restored = folder.resolve("new/data");
        Files.createDirectories(restored);

        DataRestore.restore(file, restored);

        assertEquals("one\ntwo\n", Files.readString(restored.resolve("audit/audit.jsonl")), "whole lines");
        assertFalse(Files.exists(restored.resolve("scratch")));
        try (Database database = Database.inFolder(restored);
                InputStream stored = new FileSystemBlobStore(restored.resolve("store")).open(SCAN)) {
            assertEquals(Optional.of(TrackedJob.of(job)), new JdbcJobStore(database).find(job.id()));
            assertEquals(Optional.of(scan), new JdbcScanStore(database).find(scan.id()));
            assertEquals(List.of(), new JdbcScanStore(database).newest("later", Optional.empty(), 5));
            assertArrayEquals(BYTES, stored.readAllBytes());
        }
        assertEquals(List.of("data"), names(folder.resolve("new")));
    }

    @Test
    void aFolderThatHoldsSomethingIsKept() throws IOException {
        try (Database database = Database.inFolder(data)) {
            backup(database);
        }
        JobFailure failure = assertThrows(JobFailure.class, () -> DataRestore.restore(file, data));
        assertEquals(StorageError.NOT_WRITABLE, failure.code());
        assertTrue(Files.exists(data.resolve("jobs.mv.db")));
    }

    @Test
    void whatIsNoWholeBackupLeavesNothing() throws IOException {
        try (Database database = Database.inFolder(data)) {
            backup(database);
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        byte[] outside = zip("../outside", DataBackup.WHOLE);
        for (byte[] bad : List.of(
                Arrays.copyOf(whole, whole.length - 10),
                damaged,
                outside,
                zip("jobs.mv.db"),
                "text".getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, bad);
            Path target = folder.resolve("target/data");
            Files.createDirectories(target.resolveSibling("."));
            JobFailure failure = assertThrows(JobFailure.class, () -> DataRestore.restore(file, target));
            assertEquals(StorageError.NOT_READABLE, failure.code());
            assertEquals(List.of(), names(folder.resolve("target")));
        }
    }

    private static byte[] zip(String... names) throws IOException {
        Path file = Files.createTempFile("backup", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }
}
