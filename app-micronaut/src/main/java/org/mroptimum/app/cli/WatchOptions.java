package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The watched folder of a server. */
final class WatchOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--watch",
            paramLabel = "DIR",
            defaultValue = "${env:MROPTIMUM_WATCH:-}",
            description = "folder in which raw files are dropped, each in a folder named like a saved template")
    private String folder;

    @Option(
            names = "--watch-user",
            paramLabel = "NAME",
            defaultValue = "${env:MROPTIMUM_WATCH_USER:-}",
            description = "account whose templates these are, and whose jobs they become")
    private String user;

    @Option(
            names = "--watch-seconds",
            paramLabel = "N",
            defaultValue = "${env:MROPTIMUM_WATCH_SECONDS:-10}",
            description = "a file that did not change for so long is whole")
    private int seconds;

    /**
     * The folder; empty when none is watched.
     *
     * @throws ParameterException without a user, or without a time
     */
    Optional<Path> folder() {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        if (user.isEmpty() || seconds < 1) {
            throw new ParameterException(
                    command.commandLine(), "--watch needs --watch-user, and --watch-seconds is 1 or more");
        }
        return Optional.of(Path.of(folder));
    }

    /** Name of the account. */
    String user() {
        return user;
    }

    /** Time between two looks. */
    Duration every() {
        return Duration.ofSeconds(seconds);
    }
}
