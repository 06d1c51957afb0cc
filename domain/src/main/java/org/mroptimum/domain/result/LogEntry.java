package org.mroptimum.domain.result;

import java.time.Instant;

/**
 * One line of a job's log.
 *
 * @param when time of the entry
 * @param what message
 * @param type kind of entry
 */
public record LogEntry(Instant when, String what, Type type) {

    /** Names as in the contract's {@code info.json} (3.2): start, procedure, WARNING, ERROR, END. */
    public enum Type {
        START,
        PROCEDURE,
        WARNING,
        ERROR,
        END
    }
}
