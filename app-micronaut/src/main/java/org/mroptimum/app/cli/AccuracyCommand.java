package org.mroptimum.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.accuracy.AccuracyPage;
import org.mroptimum.app.accuracy.AccuracyTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code accuracy}: how far computed SNR is from the truth. */
@Command(
        name = "accuracy",
        description = {
            "Computes SNR of simulated scans with every method and reconstruction, and compares with the truth.",
            "Prints a page of Markdown, the same bytes every time. Takes a few minutes."
        },
        mixinStandardHelpOptions = true)
final class AccuracyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PAGE.md",
            description = "file to write (default: standard output)")
    private @Nullable Path page;

    @Override
    public Integer call() {
        if (page != null) {
            Path folder = page.toAbsolutePath().getParent();
            NewFile.requireFolder(folder == null ? Path.of("/") : folder);
        }
        PrintWriter err = spec.commandLine().getErr();
        String text = new AccuracyPage(AccuracyTables.all())
                .text(Runtime.getRuntime().availableProcessors(), line -> {
                    err.println(line);
                    err.flush();
                });
        if (page == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            NewFile.write(page, part -> Files.writeString(part, text));
        }
        return 0;
    }
}
