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
import org.mroptimum.app.simulation.DemoScan;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.store.LocalInputStaging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a scan whose SNR is known, through the whole program. */
@Command(
        name = "demo",
        description = {
            "Computes a synthetic scan whose SNR is known and compares with the truth.",
            "The scan is written as a multi-slice Siemens raw data file, and computed as any job would be."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String MARK = ".mroptimum-demo";

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

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Override
    public Integer call() throws IOException {
        if (matrix < 16 || matrix > 512 || coils < 1 || coils > 64 || slices < 1 || slices > 64) {
            throw new ParameterException(
                    spec.commandLine(), "the demo takes --matrix 16 to 512, --coils 1 to 64 and --slices 1 to 64");
        }
        requireOwnFolder();
        PrintWriter out = spec.commandLine().getOut();
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
                            Runtime.getRuntime().availableProcessors(),
                            device.choice())
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

    /** A folder that is not empty must be one that the demo made, so that it never overwrites anybody's scan. */
    private void requireOwnFolder() throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new JobFailure(StorageError.NOT_WRITABLE, folder + " is a file, not a folder");
        }
        if (Files.isDirectory(folder) && !Files.exists(mark)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new JobFailure(
                            StorageError.NOT_WRITABLE,
                            folder + " holds files that are not the demo's; choose another folder with -o");
                }
            }
        }
        Files.createDirectories(folder);
        Files.writeString(mark, "The files beside this one were made by: mroptimum demo\n");
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
