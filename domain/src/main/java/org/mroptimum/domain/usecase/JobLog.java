package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.result.LogEntry;

/** The log of one job, in order; may be written from any thread. */
public final class JobLog {
    private final InstantSource clock;
    private final List<LogEntry> entries = new ArrayList<>();

    public JobLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Goes on with what another computer logged. */
    JobLog(InstantSource clock, List<LogEntry> before) {
        this.clock = clock;
        this.entries.addAll(before);
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

    /** Adds what the request asks for. */
    void request(JobRequest request) {
        procedure("options json file validated it's v0");
        procedure("acquisition is 2D");
        procedure("reconstructor is " + lower(request.reconstruction().kind()) + " - RID="
                + request.reconstruction().kind().id());
        procedure("Reconstructor class is " + request.reconstruction().kind().title());
        procedure("SNR is " + lower(request.method()) + " - SID="
                + request.method().id());
        procedure("reconstructor and SNR are set");
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
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
