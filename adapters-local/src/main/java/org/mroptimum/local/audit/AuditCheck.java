package org.mroptimum.local.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.account.AuditVerdict.Break;

/**
 * Follows the chain of one log from its first line. Bytes behind the last line's end are no break: a server may be writing them, or
 * died there. Lines that are no record are a break, unless the record behind them tells of exactly these bytes.
 */
final class AuditCheck {
    private final Optional<String> expected;
    private final List<byte[]> strange = new ArrayList<>();
    private Optional<AuditRecord> last = Optional.empty();
    private Optional<Break> broken = Optional.empty();
    private long line;
    private long firstStrange;
    private boolean found;

    AuditCheck(Optional<String> expected) {
        this.expected = expected;
        this.found = expected.isEmpty() || expected.get().equals(AuditRecord.START);
    }

    AuditVerdict of(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && broken.isEmpty(); next = in.read()) {
                if (next == '\n') {
                    line++;
                    look(bytes.toByteArray());
                    bytes.reset();
                } else {
                    bytes.write(next);
                }
            }
        }
        if (broken.isEmpty() && !strange.isEmpty()) {
            broken = noRecord();
        }
        if (broken.isEmpty() && !found) {
            broken = Optional.of(
                    new Break(line + 1, "follows the end, but the expected hash never came: records were cut off"));
        }
        return new AuditVerdict(
                last.map(AuditRecord::number).orElse(0L),
                last.map(AuditRecord::hash).orElse(AuditRecord.START),
                broken);
    }

    private void look(byte[] bytes) {
        Optional<AuditRecord> record = AuditLine.record(bytes);
        if (record.isEmpty()) {
            firstStrange = strange.isEmpty() ? line : firstStrange;
            strange.add(bytes);
        } else if (!record.get().follows(last)) {
            broken = strange.isEmpty() ? Optional.of(new Break(line, "is not what was written there")) : noRecord();
        } else if (tellsOfRemains(record.get())) {
            strange.clear();
            last = record;
            found |= record.get().hash().equals(expected.orElse(""));
        } else {
            broken = strange.isEmpty()
                    ? Optional.of(new Break(line, "tells of an unfinished line that is not there any more"))
                    : noRecord();
        }
    }

    /** Whether the strange lines before are those that the record tells of; most often there are none. */
    private boolean tellsOfRemains(AuditRecord record) {
        boolean mends = record.event().action() == AuditAction.LOG_MENDED;
        if (strange.isEmpty()) {
            return !mends;
        }
        return mends && record.event().subject().equals(AuditLine.remains(AuditFile.joined(strange)));
    }

    private Optional<Break> noRecord() {
        return Optional.of(new Break(firstStrange, "is no record"));
    }
}
