package org.mroptimum.app.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code mroptimum}: the command line door. */
@Command(
        name = "mroptimum",
        description = "SNR maps from raw MRI k-space.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            SnrCommand.class,
            InspectCommand.class,
            EdgeNoiseCommand.class,
            DeidentifyCommand.class,
            RoiCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            DevicesCommand.class,
            AccuracyCommand.class,
            ServeCommand.class,
            RegisterCommand.class,
            UserCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the job failed; the message names an MRO code, and OUT holds the failure bundle",
            "2:the command line is not understood"
        },
        footer = {"", "Each MRO code has a page with cause and cure in docs/errors/."})
public final class Main implements Runnable {
    /** The job failed. */
    static final int FAILED = 1;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine command = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, failed, parsed) -> explain(e, failed))
                .setParameterExceptionHandler(Main::correct);
        try {
            return command.execute(arguments);
        } catch (NoClassDefFoundError missing) {
            return explain(otherJar(missing), command);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Try: mroptimum demo");
    }

    private static int correct(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(RunError.BAD_USAGE.id() + ": " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.usage(command.getErr());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int explain(Exception e, CommandLine command) {
        JobFailure failure = e instanceof JobFailure known ? known : unexpected(e);
        failure.problems().forEach(problem -> command.getErr().println(problem));
        command.getErr().flush();
        return FAILED;
    }

    /** What belongs to the server only is in its jar only. */
    private static JobFailure otherJar(Throwable missing) {
        return new JobFailure(
                RunError.BAD_USAGE,
                "this jar is the command line's; the server's commands run with ./mroptimum, or with"
                        + " java -jar mroptimum-server.jar",
                missing);
    }

    private static JobFailure unexpected(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoClassDefFoundError) {
                return otherJar(cause);
            }
        }
        if (e instanceof FileSystemException file) {
            return new JobFailure(
                    StorageError.NOT_WRITABLE, "cannot write " + file.getFile() + ": " + NewFile.reason(file), e);
        }
        return e instanceof IOException io
                ? new JobFailure(StorageError.NOT_WRITABLE, "cannot write: " + NewFile.reason(io), e)
                : new JobFailure(RunError.INTERNAL, "unexpected " + e.getClass().getName(), e);
    }
}
