package org.mroptimum.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.bench.BenchCase;
import org.mroptimum.app.bench.BenchReport;
import org.mroptimum.app.bench.BenchSettings;
import org.mroptimum.app.bench.Benchmark;
import org.mroptimum.app.bench.PeerTimes;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast this machine computes. */
@Command(
        name = "bench",
        description = {
            "Measures how fast SNR maps are computed on this machine, from simulated data in memory.",
            "Each case runs on one thread, on all, and on --device when it is given; the median of the runs counts. Needs about 1 GB of heap as it stands."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Cases: ac-rss, ac-sense, pmr-sense, pmr-grappa, cr-sense, mr-rss, espirit, espirit-16.",
            "Example: mroptimum bench --case ac-sense,pmr-sense --json -"
        })
final class BenchCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec;

    @Option(names = "--case", split = ",", paramLabel = "CASE", description = "what to measure (default: all cases)")
    private List<String> cases = List.of();

    @Option(
            names = "--size",
            defaultValue = "256",
            paramLabel = "N",
            description = "matrix size (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(
            names = "--coils",
            defaultValue = "32",
            paramLabel = "N",
            description = "receive channels (default: ${DEFAULT-VALUE})")
    private int coils;

    @Option(
            names = "--slices",
            defaultValue = "20",
            paramLabel = "N",
            description = "slices of ac-rss and ac-sense; the others have one (default: ${DEFAULT-VALUE})")
    private int slices;

    @Option(
            names = "--replicas",
            defaultValue = "100",
            paramLabel = "N",
            description = "pseudo replicas (default: ${DEFAULT-VALUE})")
    private int replicas;

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description = "measured runs (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--warm-up",
            defaultValue = "2",
            paramLabel = "N",
            description = "runs before (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--threads", paramLabel = "N", description = "measure 1 and N threads (default: all processors)")
    private @Nullable Integer threads;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(names = "--json", paramLabel = "FILE", description = "also write JSON; - is standard output")
    private @Nullable String json;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            description = "times of another implementation, JSON, to print the ratio to")
    private @Nullable Path peer;

    @Override
    public Integer call() throws IOException {
        BenchSettings settings = settings();
        PeerTimes times = peer == null ? PeerTimes.NONE : read(peer, settings);
        requireWritable();
        PrintWriter err = spec.commandLine().getErr();
        BenchReport report = new Benchmark(settings, times, line -> {
                    err.println(line);
                    err.flush();
                })
                .run();
        PrintWriter out = spec.commandLine().getOut();
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        if (STANDARD_OUTPUT.equals(json)) {
            new BenchTable(report).print(err);
            out.print(text);
        } else {
            new BenchTable(report).print(out);
        }
        out.flush();
        err.flush();
        if (json != null && !STANDARD_OUTPUT.equals(json)) {
            NewFile.write(Path.of(json), part -> Files.writeString(part, text));
        }
        return report.failed() ? Main.FAILED : 0;
    }

    private BenchSettings settings() {
        int most = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        require("--size", size, 16, 2048);
        require("--coils", coils, 1, 256);
        require("--slices", slices, 1, 1000);
        require("--replicas", replicas, 2, 10_000);
        require("--runs", runs, 1, 1000);
        require("--warm-up", warmUp, 0, 1000);
        require("--threads", most, 1, 1024);
        List<BenchCase> chosen = cases.isEmpty()
                ? List.of(BenchCase.values())
                : cases.stream().map(this::named).toList();
        return new BenchSettings(
                size,
                coils,
                slices,
                replicas,
                warmUp,
                runs,
                Stream.of(1, most).distinct().toList(),
                chosen,
                device.choice().isEmpty() ? null : device.text().orElse(null));
    }

    private BenchCase named(String name) {
        return BenchCase.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no case " + name + "; there are " + BenchCase.names()));
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " takes " + least + " to " + most + ", not " + value);
        }
    }

    private PeerTimes read(Path file, BenchSettings settings) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new JobFailure(StorageError.NOT_FOUND, "no times of a peer at " + file);
        }
        PeerTimes times;
        try {
            times = PeerTimes.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + " holds no times of a peer: " + e.getMessage(), e);
        }
        if (!times.fits(settings)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            "%s was measured with --size %d --coils %d --slices %d; give the same here",
                            file, times.size(), times.coils(), times.slices()));
        }
        return times;
    }

    /** A long measurement must not end at a folder that does not exist. */
    private void requireWritable() {
        if (json != null && !STANDARD_OUTPUT.equals(json)) {
            Path folder = Path.of(json).toAbsolutePath().getParent();
            NewFile.requireFolder(folder == null ? Path.of("/") : folder);
        }
    }
}
