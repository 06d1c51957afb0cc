package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.audit.AuditFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: looks at the audit logs of a server. */
@Command(
        name = "audit",
        description = "Shows or verifies the audit logs of a server. Works while the server runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(verify | show)")
final class AuditCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "verify",
            description = "Tells whether a line of a log was changed, removed, inserted or moved; exit code 1 when so.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's folder")
                    Path data,
            @Option(
                            names = "--expect",
                            paramLabel = "HASH",
                            description = "a last hash that was noted earlier: also finds a cut-off end")
                    @Nullable
                    String expect) {
        for (AuditFile log : logs(data)) {
            AuditVerdict verdict = log.verify(Optional.ofNullable(expect));
            if (verdict.broken().isPresent()) {
                AuditVerdict.Break broken = verdict.broken().get();
                throw new JobFailure(
                        AccessError.AUDIT_BROKEN,
                        log.path() + ": line " + broken.line() + " " + broken.reason() + "; the " + verdict.records()
                                + " records before are as they were written");
            }
            print(log.path() + ": intact, " + verdict.records() + " records, last hash " + verdict.lastHash());
        }
        return 0;
    }

    @Command(name = "show", description = "Prints the newest records of each log.", mixinStandardHelpOptions = true)
    int show(
            @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's folder")
                    Path data,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "records at most")
                    int limit) {
        for (AuditFile log : logs(data)) {
            print(log.path() + ":");
            for (AuditRecord record : log.newest(Optional.empty(), Math.max(1, limit))) {
                AuditEvent event = record.event();
                print("  %d %s %s %s %s %s"
                        .formatted(
                                record.number(),
                                record.time(),
                                event.user(),
                                event.action().word(),
                                event.outcome(),
                                event.subject()));
            }
        }
        return 0;
    }

    private static List<AuditFile> logs(Path data) {
        List<AuditFile> logs = AuditFile.in(data.resolve("audit"));
        if (logs.isEmpty()) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no audit log in " + data.resolve("audit"));
        }
        return logs;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
