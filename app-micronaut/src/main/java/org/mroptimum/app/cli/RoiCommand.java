package org.mroptimum.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.MeasurementParser;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.usecase.MeasureRegions;
import org.mroptimum.local.result.MeasurementCsv;
import org.mroptimum.local.result.MeasurementJson;
import org.mroptimum.local.result.StoredBundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roi}: measures regions of a map of a result. */
@Command(
        name = "roi",
        description = {
            "Measures regions of interest of a map: n, mean, standard deviation, percentiles, histogram, area.",
            "docs/roi.md tells the form of the regions and every formula. The server gives the same numbers."
        },
        mixinStandardHelpOptions = true)
final class RoiCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "folder or ZIP file of a result")
    private Path place;

    @Option(
            names = {"-r", "--region"},
            required = true,
            paramLabel = "REGIONS.json",
            description = "map, part and regions")
    private Path regions;

    @Option(names = "--csv", description = "print a table for spreadsheets instead of JSON")
    private boolean csv;

    @Override
    public Integer call() {
        Measurement measurement =
                MeasurementParser.parse(RequestFile.read(regions).document());
        PrintWriter out = spec.commandLine().getOut();
        try (OpenBundle bundle = StoredBundles.at(place)) {
            List<RegionStatistics> found = MeasureRegions.measure(bundle, measurement);
            if (csv) {
                out.print(MeasurementCsv.of(measurement, found));
            } else {
                out.println(PrintedJson.of(MeasurementJson.of(measurement, found)));
            }
        }
        out.flush();
        return 0;
    }
}
