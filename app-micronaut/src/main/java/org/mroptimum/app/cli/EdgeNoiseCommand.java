package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.usecase.TakeEdgeNoise;
import org.mroptimum.local.synthetic.NumpyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edge-noise}: makes a noise file from the corners of k-space of a scan that came without one. */
@Command(
        name = "edge-noise",
        description = {
            "Makes a noise file from the corners of k-space, for a scan without a noise scan.",
            "It takes the first and last quarter of the outermost phase-encoding lines of every slice. Object signal that is",
            "left there counts as noise, so the SNR comes out too low, for sharp bright objects several times.",
            "Prints a job request that uses the file: mroptimum edge-noise scan.dat -o noise.npy > job.json"
        },
        mixinStandardHelpOptions = true)
final class EdgeNoiseCommand implements Callable<Integer> {
    /** Above this, the object visibly reaches into the corners. */
    private static final double CONTAMINATED = 1.2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "raw data file of the imaging scan")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NOISE.npy",
            description = "noise file to write")
    private Path out;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "8",
            paramLabel = "N",
            description = "lines taken at each edge (default: ${DEFAULT-VALUE})")
    private int lines;

    @Override
    public Integer call() throws IOException {
        NewFile.requireApart(out, file);
        TakeEdgeNoise.Taken noise = LocalInstallation.takeEdgeNoise(Path.of("").toAbsolutePath())
                .take(FileReference.local(file.toString()), lines);
        NewFile.write(out, part -> NumpyWriter.write(part, noise.samples()));
        if (noise.contamination() > CONTAMINATED) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "warning: object signal reaches into the outermost lines (power of their middle is %.1f times that of"
                                    + " their ends); the SNR will come out too low%n",
                            noise.contamination());
        }
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(request(noise.dwellTimeNs())));
        return 0;
    }

    private Map<String, Object> request(OptionalDouble dwellTimeNs) {
        Map<String, Object> sampledAsTheImage = new LinkedHashMap<>();
        sampledAsTheImage.put("vendor", "numpy");
        dwellTimeNs.ifPresent(dwell -> sampledAsTheImage.put("dwellTime", dwell));
        sampledAsTheImage.put("noiseBandwidth", 1);
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("signal", reference(file, Map.of()));
        files.put("noise", reference(out, sampledAsTheImage));
        Map<String, Object> reconstructor = new LinkedHashMap<>();
        reconstructor.put("name", "rss");
        reconstructor.put("options", files);
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("name", "ac");
        task.put("version", "v0");
        task.put("acquisition", 2);
        task.put("options", Map.of("reconstructor", reconstructor));
        return Map.of("task", task);
    }

    private static Map<String, Object> reference(Path path, Map<String, Object> more) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("type", "local");
        options.put("filename", path.toAbsolutePath().normalize().toString());
        options.putAll(more);
        return Map.of("type", "file", "options", options);
    }
}
