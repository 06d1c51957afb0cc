package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.local.store.LocalInputStaging;
import org.mroptimum.local.synthetic.NumpyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edge-noise}: makes a noise file from the outermost k-space lines of a scan that came without one. */
@Command(
        name = "edge-noise",
        description = {
            "Makes a noise file from the outermost phase-encoding lines of every slice, for a scan without a noise scan.",
            "Object signal that is left in these lines counts as noise, so the SNR comes out too low rather than too high.",
            "Prints the file reference to put under \"noise\" in the job request."
        },
        mixinStandardHelpOptions = true)
final class EdgeNoiseCommand implements Callable<Integer> {
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
            defaultValue = "4",
            paramLabel = "N",
            description = "lines taken at each edge (default: ${DEFAULT-VALUE})")
    private int lines;

    @Override
    public Integer call() throws IOException {
        FileReference reference = FileReference.local(file.toString());
        RawDataReader reader = LocalInstallation.rawData();
        LocalInputStaging staging = new LocalInputStaging(Path.of("").toAbsolutePath());
        try (Acquisition scan = reader.open(staging.stage(reference), reference)) {
            AcquisitionHeader header = scan.header();
            if (lines < 1 || 2 * lines > header.phase()) {
                throw new ParameterException(spec.commandLine(), "--lines must be between 1 and " + header.phase() / 2);
            }
            if (header.sampling().acquired().cardinality() < header.phase()) {
                throw new JobFailure(
                        RawDataError.NO_NOISE_DATA,
                        "the outer lines may hold zeros instead of noise: only "
                                + header.sampling().acquired().cardinality() + " of " + header.phase()
                                + " lines were acquired");
            }
            NumpyWriter.write(out, edges(scan));
            spec.commandLine().getOut().println(referenceTo(out, header));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private KSpace edges(Acquisition scan) {
        AcquisitionHeader header = scan.header();
        int row = header.frequency();
        KSpace noise = new KSpace(row, 2 * lines * header.slices().size(), header.coils());
        for (int s = 0; s < header.slices().size(); s++) {
            KSpace slice = scan.signal(s, 0);
            for (int c = 0; c < header.coils(); c++) {
                int first = 2 * lines * s * row;
                int last = (header.phase() - lines) * row;
                System.arraycopy(slice.re(c), 0, noise.re(c), first, lines * row);
                System.arraycopy(slice.im(c), 0, noise.im(c), first, lines * row);
                System.arraycopy(slice.re(c), last, noise.re(c), first + lines * row, lines * row);
                System.arraycopy(slice.im(c), last, noise.im(c), first + lines * row, lines * row);
            }
        }
        return noise;
    }

    /** The lines are sampled as the image is, so their effective dwell time is that of the image after oversampling removal. */
    private static String referenceTo(Path noise, AcquisitionHeader header) throws IOException {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("type", "local");
        options.put("filename", noise.toString());
        options.put("vendor", "numpy");
        options.put("multiraid", false);
        OptionalDouble dwell = header.dwellTimeNs();
        if (dwell.isPresent()) {
            options.put("dwellTime", dwell.getAsDouble() * header.oversampling());
        }
        options.put("noiseBandwidth", 1);
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", "file");
        reference.put("options", options);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(reference);
    }
}
