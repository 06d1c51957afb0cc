package org.mroptimum.local.result;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.result.LogEntry;

/** The {@code headers.log} of a bundle (contract 3.2). */
final class LogJson {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm:ss", Locale.ROOT);

    private final String programVersion;
    private final Clock clock;

    LogJson(String programVersion, Clock clock) {
        this.programVersion = programVersion;
        this.clock = clock;
    }

    /** The log of a finished job; {@code warnings} come before its last entry. */
    List<Map<String, Object>> finished(List<LogEntry> log, List<String> warnings) {
        List<LogEntry> entries = new ArrayList<>(log);
        Instant last = lastTime(log);
        int end = !log.isEmpty() && log.get(log.size() - 1).type() == LogEntry.Type.END ? log.size() - 1 : log.size();
        entries.addAll(
                end,
                warnings.stream()
                        .map(w -> new LogEntry(last, w, LogEntry.Type.WARNING))
                        .toList());
        return render(entries, "SNR calculation");
    }

    /**
     * The log of a failed job, with each problem once: those that the log holds already are not added. Clients take a job for failed
     * when the last entry's {@code what} is ERROR, nothing else.
     */
    List<Map<String, Object>> failed(List<LogEntry> log, List<Problem> problems) {
        List<LogEntry> entries = new ArrayList<>(log);
        Instant last = lastTime(log);
        Set<String> told = log.stream().map(LogEntry::what).collect(Collectors.toCollection(HashSet::new));
        for (Problem problem : problems) {
            if (told.add(problem.toString())) {
                entries.add(new LogEntry(last, problem.toString(), LogEntry.Type.ERROR));
            }
        }
        entries.add(new LogEntry(last, "ERROR", LogEntry.Type.ERROR));
        return render(entries, "mroptimum job");
    }

    private List<Map<String, Object>> render(List<LogEntry> log, String title) {
        List<LogEntry> entries = new ArrayList<>(log);
        if (entries.isEmpty() || entries.get(0).type() != LogEntry.Type.START) {
            Instant first = entries.isEmpty() ? clock.instant() : entries.get(0).when();
            entries.add(0, new LogEntry(first, title, LogEntry.Type.START));
        }
        List<Map<String, Object>> rendered = new ArrayList<>();
        for (LogEntry entry : entries) {
            rendered.add(render(entry, rendered.isEmpty()));
        }
        return rendered;
    }

    @SuppressWarnings("NullAway") // the contract writes "settings": null
    private Map<String, Object> render(LogEntry entry, boolean first) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("when", WHEN.withZone(clock.getZone()).format(entry.when()));
        json.put("what", entry.what());
        json.put("type", typeName(entry.type()));
        json.put("settings", first ? Map.of("packages", List.of(Map.of("mroptimum", programVersion))) : null);
        if (first) {
            json.put("version", "v0.0v");
        }
        return json;
    }

    private static String typeName(LogEntry.Type type) {
        return switch (type) {
            case START, PROCEDURE -> type.name().toLowerCase(Locale.ROOT);
            case WARNING, ERROR, END -> type.name();
        };
    }

    private Instant lastTime(List<LogEntry> log) {
        return log.isEmpty() ? clock.instant() : log.get(log.size() - 1).when();
    }
}
