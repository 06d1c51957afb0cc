package org.mroptimum.local.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.AuditTrailContract;

class FileAuditTrailTest extends AuditTrailContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-26T12:00:00.123456Z"));

    @TempDir
    Path folder;

    private Optional<FileAuditTrail> open = Optional.empty();

    @Override
    protected synchronized AuditTrail trail() {
        if (open.isEmpty()) {
            open = Optional.of(FileAuditTrail.open(folder.resolve("audit"), "server", CLOCK));
        }
        return open.get();
    }

    @Override
    protected AuditTrail afterRestart() {
        close();
        return trail();
    }

    @AfterEach
    void close() {
        open.ifPresent(FileAuditTrail::close);
        open = Optional.empty();
    }

    private Path file() {
        return folder.resolve("audit/server.jsonl");
    }

    private AuditRecord append(String subject) {
        return trail().append(AuditEvent.done("anna", AuditAction.JOB_READ, subject));
    }

    @Test
    void aRecordIsOneLineOfJson() throws IOException {
        AuditRecord record = append("j1");

        assertEquals(
                "{\"number\":1,\"time\":\"2026-11-26T12:00:00.123Z\",\"user\":\"anna\",\"action\":\"job-read\","
                        + "\"subject\":\"j1\",\"outcome\":\"DONE\",\"previous\":\"" + "0".repeat(64)
                        + "\",\"hash\":\"" + record.hash() + "\"}\n",
                Files.readString(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void anUnfinishedLineIsEndedAndTold() throws IOException {
        AuditRecord first = append("one");
        String torn = "{\"number\":2,\"time\":\"2026";
        close();
        Files.writeString(file(), torn, StandardOpenOption.APPEND);
        assertTrue(new AuditFile(file()).verify(Optional.empty()).intact(), "before it is mended");

        AuditTrail mended = trail();
        AuditRecord next = append("two");

        List<AuditRecord> records = mended.newest(Optional.empty(), 9);
        assertEquals(
                List.of(3L, 2L, 1L), records.stream().map(AuditRecord::number).toList());
        assertEquals(next, records.get(0));
        assertEquals(AuditAction.LOG_MENDED, records.get(1).event().action());
        assertTrue(records.get(1).event().subject().startsWith("an unfinished line of 24 bytes"));
        assertEquals(first, records.get(2));
        assertTrue(Files.readString(file()).contains(torn), "nothing is ever taken away");
        assertTrue(mended.verify(Optional.of(first.hash())).intact());
        assertTrue(afterRestart().verify(Optional.empty()).intact());
    }

    @Test
    void whoDiesWhileMendingIsMendedToo() throws IOException {
        append("one");
        close();
        Files.writeString(file(), "torn\n{\"number\":2,", StandardOpenOption.APPEND);

        append("two");

        assertEquals(3, trail().verify(Optional.empty()).records());
        assertTrue(trail().verify(Optional.empty()).intact());
    }

    /** Another file's end is as good as a server that died: a full disk left half a line. */
    @Test
    void aLineThatWasLeftWhileTheServerRunsIsMendedByTheNextRecord() throws IOException {
        append("one");
        Files.writeString(file(), "half", StandardOpenOption.APPEND);

        append("two");

        assertEquals(3, trail().verify(Optional.empty()).records());
        assertTrue(trail().verify(Optional.empty()).intact());
    }

    @Test
    void everyChangeOfALineIsFound() throws IOException {
        for (int i = 0; i < 5; i++) {
            append("s" + i);
        }
        close();
        String text = Files.readString(file());
        List<String> lines = text.lines().toList();

        assertBreak(2, text.replace("\"subject\":\"s1\"", "\"subject\":\"s9\""));
        assertBreak(2, text.replace("s1\"", "s1\" "));
        assertBreak(2, lines(lines, 0, 2, 3, 4));
        assertBreak(1, lines(lines, 1, 2, 3, 4));
        assertBreak(3, lines(lines, 0, 1, 1, 2, 3, 4));
        assertBreak(2, lines(lines, 0, 2, 1, 3, 4));
        assertBreak(5, text.replace("\"subject\":\"s4\"", "\"subject\":\"s9\""));
        assertBreak(6, text + "\n");
        assertBreak(3, lines(lines, 0, 1) + "garbage\n" + lines(lines, 2, 3, 4));
    }

    @Test
    void aTornLineCannotBeTakenAwayLater() throws IOException {
        append("one");
        close();
        Files.writeString(file(), "torn", StandardOpenOption.APPEND);
        append("two");
        close();

        assertBreak(2, Files.readString(file()).replace("torn\n", ""));
    }

    @Test
    void aCutOffEndIsFoundByAHashThatWasNoted() throws IOException {
        append("one");
        String noted = append("two").hash();
        close();
        List<String> lines = Files.readAllLines(file());
        Files.writeString(file(), lines(lines, 0));

        assertTrue(new AuditFile(file()).verify(Optional.empty()).intact());
        AuditVerdict verdict = new AuditFile(file()).verify(Optional.of(noted));
        assertEquals(2, verdict.broken().orElseThrow().line());
    }

    private void assertBreak(long line, String changed) throws IOException {
        Files.writeString(file(), changed);
        AuditVerdict verdict = new AuditFile(file()).verify(Optional.empty());
        assertEquals(Optional.of(line), verdict.broken().map(AuditVerdict.Break::line), changed);
    }

    private static String lines(List<String> lines, int... numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(lines.get(number)).append('\n');
        }
        return text.toString();
    }

    @Test
    void longLogsAreReadFromTheirEnd() {
        AuditRecord last = append("s");
        for (int i = 0; i < 300; i++) {
            last = append(
                    "a long subject, so that blocks end inside of lines \u00e9\ud83e\uddf2 " + "x".repeat(i % 97));
        }

        assertEquals(last, trail().newest(Optional.empty(), 1).get(0));
        assertEquals(301, trail().newest(Optional.empty(), 1000).size());
        assertEquals(
                302,
                afterRestart()
                        .append(AuditEvent.done("a", AuditAction.LOGIN, ""))
                        .number());
    }

    @Test
    void twoServersDoNotShareALog() {
        trail();

        assertEquals(
                AccessError.AUDIT_NOT_WRITABLE,
                assertThrows(
                                JobFailure.class,
                                () -> FileAuditTrail.open(folder.resolve("audit"), "server", CLOCK)
                                        .close())
                        .code());
    }

    @Test
    void aFolderThatCannotBeIsMro6010AndANameThatIsAPathMro5009() throws IOException {
        Path notAFolder = Files.write(folder.resolve("file"), "x".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                AccessError.AUDIT_NOT_WRITABLE,
                assertThrows(
                                JobFailure.class,
                                () -> FileAuditTrail.open(notAFolder, "s", CLOCK)
                                        .close())
                        .code());
        assertEquals(
                RunError.BAD_SETTING,
                assertThrows(
                                JobFailure.class,
                                () -> FileAuditTrail.open(folder, "../s", CLOCK).close())
                        .code());
    }
}
