package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.store.LocalInputStaging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: tells what is in a raw data file. */
@Command(
        name = "inspect",
        description = {
            "Tells what is in a raw data file: container, measurements, dimensions, scans, dwell times, geometry, warnings.",
            "Never prints anything that identifies a patient."
        },
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "raw data file")
    private Path file;

    @Option(names = "--vendor", description = "declared format; content wins over it")
    private @Nullable String vendor;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        FileReference reference = new FileReference(
                new FileSource.Local(file.toString()),
                file.toString(),
                Optional.ofNullable(vendor),
                false,
                Optional.empty(),
                Map.of());
        LocalInputStaging staging = new LocalInputStaging(Path.of("").toAbsolutePath());
        StagedFile staged = staging.stage(reference);
        RawDataSummary summary = LocalInstallation.rawData().inspect(staged, reference);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
        } else {
            print(summary, out);
        }
        out.flush();
        return 0;
    }

    private static void print(RawDataSummary summary, PrintWriter out) {
        out.println(summary.container());
        for (RawDataSummary.Measurement measurement : summary.measurements()) {
            out.println();
            out.println(measurement.title());
            int width = measurement.facts().keySet().stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            measurement.facts().forEach((name, value) -> out.printf("  %-" + width + "s  %s%n", name, value));
        }
        if (!summary.warnings().isEmpty()) {
            out.println();
            summary.warnings().forEach(warning -> out.println("warning: " + warning));
        }
    }
}
