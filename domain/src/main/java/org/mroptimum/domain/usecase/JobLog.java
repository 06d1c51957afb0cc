package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.result.LogEntry;

/** The log of one job, in order; may be written from any thread. */
public final class JobLog {
    private final InstantSource clock;
    private final List<LogEntry> entries = new ArrayList<>();

    public JobLog(InstantSource clock) {
        this.clock = clock;
    }

    public void add(LogEntry.Type type, String what) {
        synchronized (entries) {
            entries.add(new LogEntry(clock.instant(), what, type));
        }
    }

    /** Adds what the job does next. */
    public void procedure(String what) {
        add(LogEntry.Type.PROCEDURE, what);
    }

    /** Adds one warning for each text. */
    public void warnings(List<String> texts) {
        texts.forEach(text -> add(LogEntry.Type.WARNING, text));
    }

    /** What was logged so far. */
    public List<LogEntry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
