package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.store.LocalInputStaging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a scan whose SNR is known, through the whole program. */
@Command(
        name = "demo",
        description = {
            "Writes a synthetic multi-slice Siemens scan whose SNR is known, computes its SNR maps as any job would,",
            "and prints them against the truth."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "demo",
            paramLabel = "DIR",
            description = "folder for scan, request and result (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--matrix", defaultValue = "160", description = "matrix size (default: ${DEFAULT-VALUE})")
    private int matrix;

    @Option(names = "--coils", defaultValue = "8", description = "receive channels (default: ${DEFAULT-VALUE})")
    private int coils;

    @Option(names = "--slices", defaultValue = "6", description = "slices (default: ${DEFAULT-VALUE})")
    private int slices;

    @Override
    public Integer call() throws IOException {
        if (matrix < 16 || coils < 1 || slices < 1) {
            throw new ParameterException(
                    spec.commandLine(), "the demo needs --matrix 16 or more, --coils and --slices 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(folder);
        Path scanFile = folder.resolve("scan.dat");
        DemoScan scan = new DemoScan(matrix, coils, slices);
        scan.write(scanFile);
        Path job = folder.resolve("job.json");
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(job.toFile(), request());
        out.printf("Wrote a scan of %d slices, %d x %d, %d coils: %s%n", slices, matrix, matrix, coils, scanFile);
        out.printf("Computing: mroptimum snr -j %s -o %s%n%n", job, folder.resolve("result"));
        out.flush();
        JobOutcome outcome;
        try (TerminalProgress progress = new TerminalProgress(true)) {
            outcome = LocalInstallation.runJob(
                            folder.toAbsolutePath(),
                            folder.resolve("result"),
                            Runtime.getRuntime().availableProcessors())
                    .run(request(), progress);
        }
        if (outcome instanceof JobOutcome.Failed failed) {
            throw failed.failure();
        }
        boolean right = new TruthTable(scan.phantom(), snr()).print(out);
        pictures(out);
        out.flush();
        return right ? 0 : Main.FAILED;
    }

    private static Map<String, Object> request() {
        Map<String, Object> signal = Map.of(
                "type",
                "file",
                "options",
                Map.of("type", "local", "filename", "scan.dat", "vendor", "Siemens", "multiraid", true));
        Map<String, Object> reconstructor = Map.of("name", "rss", "options", Map.of("signal", signal));
        return Map.of(
                "version",
                "v0",
                "alias",
                "demo",
                "task",
                Map.of(
                        "name",
                        "ac",
                        "version",
                        "v0",
                        "acquisition",
                        2,
                        "options",
                        Map.of("reconstructor", reconstructor)),
                "output",
                Map.of("matlab", true, "coilsensitivity", false, "gfactor", false));
    }

    private Volume snr() {
        FileReference map = FileReference.local("result/data/SNR.nii.gz");
        return new ImageFiles().read(new LocalInputStaging(folder.toAbsolutePath()).stage(map));
    }

    private void pictures(PrintWriter out) throws IOException {
        out.println();
        out.println("Maps:     " + folder.resolve("result/data"));
        try (Stream<Path> files = Files.list(folder.resolve("result/preview"))) {
            List<Path> previews = files.sorted().toList();
            previews.forEach(preview -> out.println("Picture:  " + preview));
        }
        out.println("Passport: " + folder.resolve("result/info.json") + " (headers.passport)");
    }
}
