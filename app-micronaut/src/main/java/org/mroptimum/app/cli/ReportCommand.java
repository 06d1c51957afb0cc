package org.mroptimum.app.cli;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.MeasurementParser;
import org.mroptimum.domain.usecase.MakeReport;
import org.mroptimum.local.report.PdfReport;
import org.mroptimum.local.result.StoredBundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: a PDF of a result. */
@Command(
        name = "report",
        description = {
            "Makes a PDF of a result: what was done, the SNR map, the scale of the noise, the numbers of regions, and a text for a"
                    + " methods section with its publications."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "folder or ZIP file of a result")
    private Path place;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "REPORT.pdf",
            description = "file to write")
    private Path out;

    @Option(
            names = {"-r", "--region"},
            paramLabel = "REGIONS.json",
            description = "measure these regions (docs/roi.md)")
    private @Nullable Path regions;

    @Override
    public Integer call() {
        Map<String, Object> document =
                regions == null ? Map.of() : RequestFile.read(regions).document();
        Measurement wanted = MeasurementParser.parse(document);
        MakeReport reports = new MakeReport(new PdfReport(), LocalInstallation.version(), InstantSource.system());
        try (OpenBundle bundle = StoredBundles.at(place)) {
            NewFile.write(out, part -> {
                try (OutputStream stream = Files.newOutputStream(part)) {
                    reports.make(bundle, wanted, stream);
                }
            });
        }
        return 0;
    }
}
