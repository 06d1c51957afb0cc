package org.mroptimum.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;

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
                BenchResult result = measure(subject, threads);
                progress.accept("  " + BenchSubject.count(threads, "thread") + ": " + outcome(result));
                results.add(peer.compare(result));
            }
        }
        return new BenchReport(BenchEnvironment.here(), settings, results);
    }

    private static String outcome(BenchResult result) {
        return result.failure() == null
                ? String.format(Locale.ROOT, "%.3f s", result.seconds())
                : "failed, " + result.failure();
    }

    private BenchResult measure(BenchSubject subject, int threads) {
        try {
            Acquisition scan = dataOf(subject);
            for (int run = 0; run < settings.warmUp(); run++) {
                JobMeter.read(job -> subject.task().compute(scan, threads, job));
            }
            List<JobMeter.Reading> runs = new ArrayList<>();
            for (int run = 0; run < settings.runs(); run++) {
                runs.add(JobMeter.read(job -> subject.task().compute(scan, threads, job)));
            }
            return BenchResult.measured(subject, threads, runs);
        } catch (JobFailure failure) {
            return BenchResult.failed(
                    subject, threads, failure.problems().get(0).toString());
        } catch (OutOfMemoryError exhausted) {
            return BenchResult.failed(subject, threads, "the heap is too small; see MROPTIMUM_JAVA_OPTS");
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
