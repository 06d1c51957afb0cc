package org.mroptimum.domain.account;

import java.util.Optional;

/**
 * What a look at a whole audit log found.
 *
 * @param records whole records before the first break
 * @param lastHash hash of the last of them; {@link AuditRecord#START} when there is none. Noted elsewhere, it later proves that
 *     nothing was cut off
 * @param broken where the chain breaks, and how; empty for an intact log
 */
public record AuditVerdict(long records, String lastHash, Optional<Break> broken) {

    /**
     * A place where the log is not what was written.
     *
     * @param line of the file, from 1
     * @param reason in words
     */
    public record Break(long line, String reason) {}

    public boolean intact() {
        return broken.isEmpty();
    }
}
