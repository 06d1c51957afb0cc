package org.mroptimum.app.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.MeasurementParser;
import org.mroptimum.domain.usecase.CompareResults;
import org.mroptimum.domain.usecase.CompareResults.PlacedMap;
import org.mroptimum.local.result.MeasurementJson;
import org.mroptimum.local.result.NiftiFiles;
import org.mroptimum.local.result.StoredBundles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: one map of two results, voxel by voxel. */
@Command(
        name = "compare",
        description = {
            "Compares one map of two results voxel by voxel: ratio, difference, limits of agreement, correlation.",
            "Both must have the same matrix and voxel size. docs/roi.md tells every formula."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "folder or ZIP file of the one result")
    private Path one;

    @Parameters(index = "1", paramLabel = "B", description = "folder or ZIP file of the other, by which is divided")
    private Path other;

    @Option(names = "--map", paramLabel = "NAME", description = "map without .nii.gz (default: SNR)")
    private @Nullable String map;

    @Option(
            names = {"-r", "--region"},
            paramLabel = "REGIONS.json",
            description = "also compare inside these regions")
    private @Nullable Path regions;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "RATIO.nii.gz",
            description = "write the map A / B")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Map<String, Object> document = new HashMap<>();
        if (regions != null) {
            document.putAll(RequestFile.read(regions).document());
        }
        if (map != null) {
            document.put("map", map);
        }
        Measurement wanted = MeasurementParser.parse(document);
        PrintWriter print = spec.commandLine().getOut();
        try (OpenBundle a = StoredBundles.at(one);
                OpenBundle b = StoredBundles.at(other)) {
            print.println(PrintedJson.of(MeasurementJson.of(wanted, CompareResults.compare(a, b, wanted))));
            if (out != null) {
                writeRatio(CompareResults.ratio(a, b, wanted.map(), wanted.part()), out);
            }
        }
        print.flush();
        return 0;
    }

    private static void writeRatio(PlacedMap ratio, Path to) {
        NewFile.write(to, part -> {
            try (OutputStream stream = Files.newOutputStream(part)) {
                new NiftiFiles().write(ratio.values(), ratio.grid(), stream);
            }
        });
    }
}
