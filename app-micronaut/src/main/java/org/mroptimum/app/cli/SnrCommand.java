package org.mroptimum.app.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.domain.usecase.RunJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snr}: runs one job from a request file into a folder. */
@Command(
        name = "snr",
        description = "Computes the SNR maps that a job request asks for.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Relative file names in the request start from the folder of the request file.",
            "Example: mroptimum snr -j job.json -o out/"
        })
final class SnrCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-j", "--joptions"},
            required = true,
            paramLabel = "JOB",
            description = "job request, JSON")
    private Path job;

    @Option(
            names = {"-o", "--outputpath"},
            required = true,
            paramLabel = "OUT",
            description = "folder for the bundle")
    private Path out;

    @Option(
            names = {"-c", "--coilsens"},
            negatable = true,
            description = "save coil sensitivities (default: as the request says)")
    private @Nullable Boolean coilSensitivities;

    @Option(
            names = {"-g", "--gfactor"},
            negatable = true,
            description = "save g-factor maps (default: as the request says)")
    private @Nullable Boolean gFactor;

    @Option(
            names = {"-m", "--matlab"},
            negatable = true,
            description = "save matlab.mat (default: as the request says)")
    private @Nullable Boolean matlab;

    @Option(
            names = {"-p", "--parallel"},
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "use all processors (default: true)")
    private boolean parallel;

    @Option(names = "--threads", paramLabel = "N", description = "use N processors")
    private @Nullable Integer threads;

    @Option(
            names = {"-l", "--log"},
            paramLabel = "LOG",
            description = "also write the job's log to this file, JSON")
    private @Nullable Path log;

    @Option(
            names = {"-v", "--verbose"},
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "show progress on a terminal (default: true)")
    private boolean verbose;

    @Option(
            names = {"-f", "--format"},
            hidden = true,
            description = "accepted for older scripts; maps are NIfTI")
    private @Nullable String format;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Override
    public Integer call() {
        if (format != null && !format.equalsIgnoreCase("nifti")) {
            spec.commandLine().getErr().println("-f " + format + " is ignored: maps are always NIfTI");
        }
        Path base = job.toAbsolutePath().normalize().getParent();
        RunJob worker =
                LocalInstallation.runJob(base == null ? Path.of("/") : base, out, threadCount(), device.choice());
        requireOwnLog();
        NewFile.requireFolder(out);
        JobOutcome outcome;
        try (TerminalProgress progress = new TerminalProgress(verbose)) {
            outcome = worker.run(RequestFile.read(job).withOutput(flags()), progress);
        } catch (JobFailure unreadable) {
            outcome = worker.refuse(unreadable);
        }
        writeLog();
        return report(outcome);
    }

    private int threadCount() {
        if (threads != null) {
            if (threads < 1) {
                throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
            }
            return threads;
        }
        return parallel ? Runtime.getRuntime().availableProcessors() : 1;
    }

    private int report(JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Failed failed) {
            failed.failure()
                    .problems()
                    .forEach(problem -> spec.commandLine().getErr().println(problem));
            spec.commandLine()
                    .getErr()
                    .println(failed.location()
                            .map(where -> "failure bundle: " + where.bucket())
                            .orElse("no failure bundle: it could not be written to " + out));
            spec.commandLine().getErr().flush();
            return Main.FAILED;
        }
        JobOutcome.Completed completed = (JobOutcome.Completed) outcome;
        spec.commandLine().getOut().println("result: " + completed.location().bucket());
        completed.warnings().forEach(warning -> spec.commandLine().getOut().println("warning: " + warning));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** A log replaces only an earlier log, so that a slip of the keyboard cannot cost a scan, a request or the bundle. */
    private void requireOwnLog() {
        if (log == null) {
            return;
        }
        if (log.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
            throw new ParameterException(
                    spec.commandLine(), log + " lies in the bundle's folder, whose files are the bundle's");
        }
        if (Files.exists(log) && !isLog(log)) {
            throw new ParameterException(spec.commandLine(), log + " exists and is no log of a job");
        }
    }

    /** A log is a JSON list whose first entry has {@code when} and {@code what}. */
    private static boolean isLog(Path file) {
        try (JsonParser json = new ObjectMapper().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_ARRAY || json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            return "when".equals(json.nextFieldName());
        } catch (IOException e) {
            return false;
        }
    }

    /** The output flags that were given on the command line. */
    private Map<String, Object> flags() {
        Map<String, Object> flags = new LinkedHashMap<>();
        if (coilSensitivities != null) {
            flags.put("coilsensitivity", coilSensitivities);
        }
        if (gFactor != null) {
            flags.put("gfactor", gFactor);
        }
        if (matlab != null) {
            flags.put("matlab", matlab);
        }
        return flags;
    }

    /** The result is there already, so a log that cannot be written beside it is only worth a warning. */
    private void writeLog() {
        Path info = out.resolve("info.json");
        if (log == null || !Files.isRegularFile(info)) {
            return;
        }
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode entries = json.readTree(info.toFile()).path("headers").path("log");
            NewFile.write(log, file -> json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), entries));
        } catch (IOException | JobFailure e) {
            spec.commandLine().getErr().println("warning: the log could not be written to " + log);
        }
    }
}
