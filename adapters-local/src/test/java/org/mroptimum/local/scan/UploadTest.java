package org.mroptimum.local.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.scan.PieceChecksum;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanLimits;
import org.mroptimum.domain.scan.ScanState;
import org.mroptimum.domain.scan.ScanSummary;
import org.mroptimum.domain.usecase.CheckScan;

/** An upload on its way: piece by piece, broken off, taken up again, deleted. */
class UploadTest {
    @TempDir
    Path folder;

    private UploadBench bench;
    private byte[] file;

    @BeforeEach
    void writeFile() throws IOException {
        bench = new UploadBench(folder);
        file = bench.twix();
    }

    private static ErrorCode refusal(Executable work) {
        return assertThrows(JobFailure.class, work).code();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void piecesBecomeAScanThatIsReady() throws Exception {
        Scan scan = bench.begin("anna", "C:\\patients\\../Doe^Jane.dat", file.length, Optional.of(sha256(file)));
        assertEquals("Doe^Jane.dat", scan.name());
        assertEquals(100, bench.append(scan, 0, Arrays.copyOf(file, 100)).received());
        Scan whole = bench.append(scan, 100, Arrays.copyOfRange(file, 100, file.length));
        assertEquals(ScanState.CHECKING, whole.state());
        assertEquals(List.of(scan.id()), bench.whole);
        assertTrue(bench.blobs.stat(CheckScan.place(scan.id())).isEmpty(), "visible before it was checked");

        bench.check().check(scan.id());

        Scan ready = bench.store.find(scan.id()).orElseThrow();
        assertEquals(ScanState.READY, ready.state(), ready::toString);
        ScanSummary summary = ready.summary().orElseThrow();
        assertEquals(
                List.of(16, 8, 1, 2, 1),
                List.of(summary.readout(), summary.phase(), summary.slices(), summary.coils(), summary.repetitions()));
        assertTrue(summary.hasNoise());
        assertEquals(2, summary.measurements());
        try (InputStream stored = bench.blobs.open(CheckScan.place(scan.id()))) {
            byte[] bytes = stored.readAllBytes();
            assertEquals(file.length, bytes.length);
            assertEquals(Optional.of(sha256(bytes)), ready.sha256());
        }
        assertEquals(List.of("store/scans/" + scan.id()), bench.everyFile());
    }

    @Test
    void filesStayAsTheyAreWhereTheAdministratorSaysSo() throws Exception {
        byte[] named = file.clone();
        System.arraycopy("Doe^Jane".getBytes(StandardCharsets.US_ASCII), 0, named, 32, 8);
        Scan cleaned = bench.uploaded("a.dat", named);
        assertEquals(List.of(new RemovedField("patient name in the directory", 1)), cleaned.removed());
        bench.limits = new ScanLimits(100_000_000, 50_000_000, false);
        Scan kept = bench.uploaded("a.dat", named);

        assertEquals(List.of(), kept.removed());
        assertEquals(Optional.of(sha256(named)), kept.sha256());
        System.arraycopy("XXXXXXXX".getBytes(StandardCharsets.US_ASCII), 0, named, 32, 8);
        try (InputStream stored = bench.blobs.open(CheckScan.place(cleaned.id()))) {
            assertArrayEquals(named, stored.readAllBytes());
        }
    }

    @Test
    void aPieceAtAnotherOffsetIsMro1017() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        bench.append(scan, 0, Arrays.copyOf(file, 100));
        for (long offset : new long[] {0, 99, 101, file.length}) {
            assertEquals(RequestError.WRONG_OFFSET, refusal(() -> bench.append(scan, offset, new byte[1])));
        }
        assertEquals(100, bench.store.find(scan.id()).orElseThrow().received());
    }

    @Test
    void moreBytesThanDeclaredAreMro1018() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", 10, Optional.empty());
        assertEquals(RequestError.BAD_UPLOAD, refusal(() -> bench.append(scan, 0, new byte[11])));
        assertEquals(
                ScanState.UPLOADING, bench.store.find(scan.id()).orElseThrow().state());
    }

    @Test
    void aPieceWithAWrongChecksumLeavesNothing() throws Exception {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        byte[] piece = Arrays.copyOf(file, 1000);
        PieceChecksum right = new PieceChecksum("SHA-256", sha256(piece));
        PieceChecksum wrong = new PieceChecksum("SHA-256", sha256(file));

        assertEquals(
                StorageError.CHECKSUM_DIFFERS,
                refusal(() -> bench.append(scan, 0, new ByteArrayInputStream(piece), Optional.of(wrong))));
        assertEquals(0, bench.store.find(scan.id()).orElseThrow().received());
        assertEquals(
                1000,
                bench.append(scan, 0, new ByteArrayInputStream(piece), Optional.of(right))
                        .received());
    }

    @Test
    void aBrokenConnectionKeepsWhatCame() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(file, 700)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("connection reset");
                    }
                });

        assertThrows(IOException.class, () -> bench.append(scan, 0, broken, Optional.empty()));
        assertEquals(700, bench.store.find(scan.id()).orElseThrow().received());
        bench.append(scan, 700, Arrays.copyOfRange(file, 700, file.length));
        bench.check().check(scan.id());
        assertEquals(ScanState.READY, bench.store.find(scan.id()).orElseThrow().state());
    }

    @Test
    void ofTwoWritersOneIsRefusedWithMro4017() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        try (IncomingFiles.Incoming other = bench.files().open(scan.id())) {
            assertEquals(StorageError.UPLOAD_BUSY, refusal(() -> bench.append(scan, 0, new byte[1])));
            assertEquals(0, other.staged().bytes());
        }
        assertEquals(1, bench.append(scan, 0, new byte[1]).received());
    }

    @Test
    void foreignUploadsAreNotThere() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        Scan asBen = Scan.begun(scan.id(), "ben", "a.dat", file.length, Optional.empty(), bench.now);
        assertEquals(StorageError.NOT_FOUND, refusal(() -> bench.append(asBen, 0, new byte[1])));
        assertEquals(StorageError.NOT_FOUND, refusal(() -> bench.delete().delete("ben", scan.id())));
    }

    @Test
    void roomIsLimitedByUserByFileAndByDisk() {
        bench.limits = new ScanLimits(100, 60, true);
        bench.begin("anna", "a", 60, Optional.empty());
        assertEquals(StorageError.QUOTA_USED_UP, refusal(() -> bench.begin("anna", "b", 41, Optional.empty())));
        bench.begin("anna", "b", 40, Optional.empty());
        bench.begin("ben", "b", 60, Optional.empty());
        assertEquals(StorageError.UPLOAD_TOO_LARGE, refusal(() -> bench.begin("carl", "b", 61, Optional.empty())));
        bench.reserveBytes = Long.MAX_VALUE;
        assertEquals(StorageError.DISK_FULL, refusal(() -> bench.begin("carl", "b", 1, Optional.empty())));
        for (String name : List.of("", " ", "/", "..", "a/..", "x".repeat(201), "\n")) {
            bench.reserveBytes = 0;
            assertEquals(RequestError.BAD_UPLOAD, refusal(() -> bench.begin("carl", name, 1, Optional.empty())));
        }
        assertEquals(RequestError.BAD_UPLOAD, refusal(() -> bench.begin("carl", "a", 0, Optional.empty())));
        assertEquals(RequestError.BAD_UPLOAD, refusal(() -> bench.begin("carl", "a", 1, Optional.of("abc"))));
    }

    @Test
    void aFileWithAnotherHashThanDeclaredIsRefused() throws Exception {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.of(sha256(new byte[1])));
        bench.append(scan, 0, file);
        bench.check().check(scan.id());
        Scan refused = bench.store.find(scan.id()).orElseThrow();
        assertEquals(ScanState.REFUSED, refused.state());
        assertEquals(
                StorageError.CHECKSUM_DIFFERS, refused.problem().orElseThrow().code());
        assertEquals(List.of(), bench.everyFile());
    }

    @Test
    void aServerThatStartsTakesUpWhatAnotherLeft() throws IOException {
        Scan checking = bench.begin("anna", "a.dat", file.length, Optional.empty());
        bench.append(checking, 0, file);
        Scan received = bench.begin("anna", "b.dat", file.length, Optional.empty());
        bench.append(received, 0, file);
        Scan now = bench.store.find(received.id()).orElseThrow();
        assertTrue(bench.store.replace(now, now.become(ScanState.UPLOADING, bench.now)), "died before the last step");
        Scan some = bench.begin("anna", "c.dat", file.length, Optional.empty());
        bench.append(some, 0, Arrays.copyOf(file, 100));
        Scan gone = bench.begin("anna", "d.dat", file.length, Optional.empty());
        bench.append(gone, 0, Arrays.copyOf(file, 100));
        Scan before = bench.store.find(gone.id()).orElseThrow();
        assertTrue(bench.store.replace(before, before.become(ScanState.DELETED, bench.now)));
        Scan unknown = bench.begin("anna", "e.dat", file.length, Optional.empty());
        bench.append(unknown, 0, Arrays.copyOf(file, 100));
        bench.store.remove(unknown.id());

        bench.restart();

        for (Scan scan : List.of(checking, received)) {
            assertEquals(
                    ScanState.READY, bench.store.find(scan.id()).orElseThrow().state());
        }
        assertEquals(100, bench.store.find(some.id()).orElseThrow().received());
        assertEquals(Optional.empty(), bench.store.find(gone.id()));
        assertEquals(
                List.of(
                        "incoming/" + some.id() + ".part",
                        "store/scans/" + checking.id(),
                        "store/scans/" + received.id()),
                bench.everyFile());
    }

    @Test
    void anUploadGoesOnFromWhatTheDiskKept() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        bench.append(scan, 0, Arrays.copyOf(file, 1000));
        truncate(scan, 600);

        assertEquals(RequestError.WRONG_OFFSET, refusal(() -> bench.append(scan, 1000, new byte[1])));
        assertEquals(600, bench.store.find(scan.id()).orElseThrow().received(), "what HEAD tells");
        bench.append(scan, 600, Arrays.copyOfRange(file, 600, file.length));
        bench.check().check(scan.id());

        assertEquals(
                bench.uploaded("b.dat", file).sha256(),
                bench.store.find(scan.id()).orElseThrow().sha256());
    }

    @Test
    void nothingIsWrittenBehindTheEndOfAFile() {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        try (IncomingFiles.Incoming incoming = bench.files().open(scan.id())) {
            assertEquals(
                    RequestError.WRONG_OFFSET,
                    refusal(() -> incoming.write(1, new ByteArrayInputStream(file), 10, ignored -> {})));
            assertEquals(0, incoming.size());
        }
    }

    @Test
    void aWholeUploadThatLostBytesIsRefused() throws IOException {
        Scan shorter = bench.begin("anna", "a.dat", file.length, Optional.empty());
        bench.append(shorter, 0, file);
        truncate(shorter, file.length - 1);
        Scan lost = bench.begin("anna", "b.dat", file.length, Optional.empty());
        bench.append(lost, 0, file);
        bench.files().delete(lost.id());

        bench.check().check(shorter.id());
        bench.check().check(lost.id());

        assertEquals(Optional.of(StorageError.CHECKSUM_DIFFERS), whyRefused(shorter));
        assertEquals(Optional.of(StorageError.NOT_FOUND), whyRefused(lost));
        assertEquals(List.of(), bench.everyFile());
    }

    @Test
    void anUploadThatNoServerHasTheBytesOfIsRefusedAfterADay() throws IOException {
        Scan lost = bench.begin("anna", "b.dat", file.length, Optional.empty());
        bench.append(lost, 0, file);
        bench.files().delete(lost.id());

        bench.now = bench.now.plus(Duration.ofHours(23));
        bench.restart();
        assertEquals(
                ScanState.CHECKING, bench.store.find(lost.id()).orElseThrow().state(), "perhaps another's");
        bench.now = bench.now.plus(Duration.ofHours(1));
        bench.restart();

        assertEquals(Optional.of(StorageError.NOT_FOUND), whyRefused(lost));
    }

    @Test
    void aScanThatTheStoreDoesNotTakeTellsWhyAndIsTriedAgain() throws IOException {
        Scan scan = bench.begin("anna", "a.dat", file.length, Optional.empty());
        bench.append(scan, 0, file);
        Files.writeString(folder.resolve("store"), "where the folder should be");

        assertEquals(StorageError.NOT_WRITABLE, refusal(() -> bench.check().check(scan.id())));
        Scan waiting = bench.store.find(scan.id()).orElseThrow();
        assertEquals(ScanState.CHECKING, waiting.state());
        assertEquals(Optional.of(StorageError.NOT_WRITABLE), waiting.problem().map(Problem::code));

        Files.delete(folder.resolve("store"));
        bench.restart();
        Scan ready = bench.store.find(scan.id()).orElseThrow();
        assertEquals(ScanState.READY, ready.state());
        assertEquals(Optional.empty(), ready.problem());
    }

    private void truncate(Scan scan, long bytes) throws IOException {
        try (FileChannel part =
                FileChannel.open(folder.resolve("incoming/" + scan.id() + ".part"), StandardOpenOption.WRITE)) {
            part.truncate(bytes);
        }
    }

    /** Why the scan is refused; empty when it is not. */
    private Optional<ErrorCode> whyRefused(Scan scan) {
        return bench.store
                .find(scan.id())
                .filter(now -> now.state() == ScanState.REFUSED)
                .flatMap(Scan::problem)
                .map(Problem::code);
    }

    @Test
    void aDeletedScanLeavesNothing() throws IOException {
        Scan ready = bench.uploaded("a.dat", file);
        Scan some = bench.begin("anna", "c.dat", file.length, Optional.empty());
        bench.append(some, 0, Arrays.copyOf(file, 100));
        bench.used.add(ready);
        assertEquals(StorageError.SCAN_IN_USE, refusal(() -> bench.delete().delete("anna", ready.id())));
        bench.used.clear();

        bench.delete().delete("anna", ready.id());
        bench.delete().delete("anna", some.id());

        assertEquals(List.of(), bench.everyFile());
        assertEquals(List.of(), bench.store.newest("anna", Optional.empty(), 10));
        assertEquals(StorageError.NOT_FOUND, refusal(() -> bench.delete().delete("anna", ready.id())));
    }

    @Test
    void scansExpireWhenTheAdministratorWantsItAndUnfinishedUploadsAfterAWeek() throws IOException {
        Scan ready = bench.uploaded("a.dat", file);
        Scan inUse = bench.uploaded("b.dat", file);
        bench.used.add(inUse);
        Scan unfinished = bench.begin("anna", "c.dat", file.length, Optional.empty());

        assertEquals(0, bench.expire(Duration.ofDays(6)));
        assertEquals(1, bench.expire(Duration.ofDays(2)), "the unfinished upload");
        bench.keepDays = OptionalInt.of(9);
        assertEquals(0, bench.expire(Duration.ofHours(1)));
        assertEquals(1, bench.expire(Duration.ofDays(1)));
        assertEquals(Optional.empty(), bench.store.find(ready.id()));
        assertEquals(List.of(inUse), bench.store.newest("anna", Optional.empty(), 10));
        assertEquals(
                List.of(
                        AuditEvent.done(
                                AuditEvent.SERVER,
                                AuditAction.SCAN_DELETE,
                                unfinished.id().value()),
                        AuditEvent.done(
                                AuditEvent.SERVER,
                                AuditAction.SCAN_DELETE,
                                ready.id().value())),
                bench.audit.events());
    }
}
