package org.mroptimum.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.opencl.OpenClChoice;
import org.mroptimum.domain.recon.KernelChoice;

/**
 * Runs the cases one after the other, each on data in memory: no file is read or written. A case that fails is reported and the
 * others go on.
 */
public final class Benchmark {
    private final BenchSettings settings;
    private final PeerTimes peer;
    private final Consumer<String> progress;
    private @Nullable BenchSubject loaded;
    private @Nullable Acquisition data;

    /**
     * @param settings what to measure
     * @param peer times of the peer, or {@link PeerTimes#NONE}
     * @param progress hears one line whenever something begins or ends
     */
    public Benchmark(BenchSettings settings, PeerTimes peer, Consumer<String> progress) {
        this.settings = settings;
        this.peer = peer;
        this.progress = progress;
    }

    /** Measures everything. */
    public BenchReport run() {
        List<BenchResult> results = new ArrayList<>();
        for (BenchCase name : settings.cases()) {
            BenchSubject subject = BenchSubject.of(name, settings);
            progress.accept(subject.describe());
            for (int threads : settings.threads()) {
                results.add(told(measure(subject, threads, BenchResult.PROCESSOR, KernelChoice.PROCESSOR)));
            }
            if (settings.device() != null) {
                results.add(told(onDevice(subject, settings.device())));
            }
        }
        return new BenchReport(BenchEnvironment.here(), settings, results);
    }

    private BenchResult told(BenchResult result) {
        String where = BenchResult.PROCESSOR.equals(result.device()) ? "" : ", " + result.device();
        progress.accept("  " + BenchSubject.count(result.threads(), "thread") + where + ": " + outcome(result));
        return peer.compare(result);
    }

    /** With as many threads as the processor is measured with at most: they do what the device does not. */
    private BenchResult onDevice(BenchSubject subject, String device) {
        DeviceChoice choice = DeviceChoice.parse(device).orElseThrow();
        int threads =
                settings.threads().stream().mapToInt(Integer::intValue).max().orElse(1);
        return measure(subject, threads, device, new OpenClChoice(choice, System::nanoTime));
    }

    private static String outcome(BenchResult result) {
        return result.failure() == null
                ? String.format(Locale.ROOT, "%.3f s", result.seconds())
                : "failed, " + result.failure();
    }

    private BenchResult measure(BenchSubject subject, int threads, String device, KernelChoice kernels) {
        List<String> warnings = new ArrayList<>();
        try {
            Acquisition scan = dataOf(subject);
            List<JobMeter.Reading> runs = new ArrayList<>();
            for (int run = -settings.warmUp(); run < settings.runs(); run++) {
                JobMeter.Reading reading =
                        JobMeter.read(job -> subject.task().compute(scan, threads, kernels, job, line -> {
                            if (line.contains("the processor computes")) {
                                warnings.add(line);
                            }
                        }));
                if (run >= 0) {
                    runs.add(reading);
                }
            }
            return warnings.isEmpty()
                    ? BenchResult.measured(subject, threads, device, runs)
                    : BenchResult.failed(subject, threads, device, warnings.get(0));
        } catch (JobFailure failure) {
            return BenchResult.failed(
                    subject, threads, device, failure.problems().get(0).toString());
        } catch (OutOfMemoryError exhausted) {
            return BenchResult.failed(subject, threads, device, "the heap is too small; see MROPTIMUM_JAVA_OPTS");
        }
    }

    /** The last data stay in memory for the next case; before others are made they go. */
    private Acquisition dataOf(BenchSubject subject) {
        Acquisition held = data;
        if (held == null || loaded == null || !loaded.sharesDataWith(subject)) {
            loaded = null;
            data = null;
            held = subject.data();
            data = held;
            loaded = subject;
        }
        return held;
    }
}
