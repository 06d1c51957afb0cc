package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    /** Pixels below this part of the largest true SNR count as background. */
    private static final double OBJECT = 0.05;

    /** AC is analytic, so its median must be this close to the truth. */
    private static final double TOLERANCE = 0.01;

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
            throw new picocli.CommandLine.ParameterException(
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
        boolean right = compare(scan, out);
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

    private boolean compare(DemoScan scan, PrintWriter out) {
        FileReference map = FileReference.local("result/data/SNR.nii.gz");
        Volume snr = new ImageFiles().read(new LocalInputStaging(folder.toAbsolutePath()).stage(map));
        out.println("SNR inside the object (median)");
        out.println("slice      truth   computed   difference");
        boolean right = true;
        for (int slice = 0; slice < slices; slice++) {
            double[] truth = scan.phantom().trueSnr(slice);
            double difference = medianRatio(truth, snr.re(slice)) - 1;
            out.printf(
                    "%5d %10.2f %10.2f %+11.2f %%%n",
                    slice + 1, median(truth, truth), median(snr.re(slice), truth), 100 * difference);
            right &= Math.abs(difference) <= TOLERANCE;
        }
        out.println(
                right
                        ? "Every slice agrees with the truth within 1 %."
                        : "SNR AND TRUTH DISAGREE by more than 1 %: please report this.");
        return right;
    }

    private static double medianRatio(double[] truth, float[] snr) {
        return medianInside(truth, p -> snr[p] / truth[p]);
    }

    private static double median(double[] values, double[] truth) {
        return medianInside(truth, p -> values[p]);
    }

    private static double median(float[] values, double[] truth) {
        return medianInside(truth, p -> values[p]);
    }

    private static double medianInside(double[] truth, java.util.function.IntToDoubleFunction value) {
        double limit = OBJECT * Arrays.stream(truth).max().orElse(0);
        double[] inside = IntStream.range(0, truth.length)
                .filter(p -> truth[p] > limit)
                .mapToDouble(value)
                .sorted()
                .toArray();
        return inside[inside.length / 2];
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
