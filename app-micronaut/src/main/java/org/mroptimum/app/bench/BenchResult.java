package org.mroptimum.app.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case with one number of threads.
 *
 * @param name of the case
 * @param size matrix size
 * @param coils receive channels
 * @param slices slices of the job
 * @param repetitions repetitions of the scan
 * @param replicas pseudo replicas a slice; 0 for methods that draw none
 * @param threads threads of the job
 * @param device where the hot stages ran: {@code cpu}, or as it was asked for
 * @param seconds median over the measured runs
 * @param runs seconds of each measured run, in order
 * @param allocatedBytes median of what one job allocated ({@link JobMeter})
 * @param peakHeapBytes largest heap that a job took in addition to its data in memory
 * @param peerSeconds what the peer needs for the same, one thread
 * @param ratio peer seconds / seconds: above 1 this program is faster
 * @param failure why there are no numbers, with its MRO code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchResult(
        BenchCase name,
        int size,
        int coils,
        int slices,
        int repetitions,
        int replicas,
        int threads,
        String device,
        double seconds,
        List<Double> runs,
        long allocatedBytes,
        long peakHeapBytes,
        @Nullable Double peerSeconds,
        @Nullable Double ratio,
        @Nullable String failure) {

    /** Where the hot stages run without a device. */
    static final String PROCESSOR = "cpu";

    /** Measured runs on the processor. */
    static BenchResult measured(BenchSubject subject, int threads, List<JobMeter.Reading> runs) {
        return measured(subject, threads, PROCESSOR, runs);
    }

    /** Measured runs. */
    static BenchResult measured(BenchSubject subject, int threads, String device, List<JobMeter.Reading> runs) {
        return new BenchResult(
                subject.name(),
                subject.size(),
                subject.coils(),
                subject.slices(),
                subject.repetitions(),
                subject.replicas(),
                threads,
                device,
                median(runs.stream().map(JobMeter.Reading::seconds).toList()),
                runs.stream().map(JobMeter.Reading::seconds).toList(),
                Math.round(median(
                        runs.stream().map(r -> (double) r.allocatedBytes()).toList())),
                runs.stream().mapToLong(JobMeter.Reading::peakHeapBytes).max().orElseThrow(),
                null,
                null,
                null);
    }

    /** A job that could not be computed. */
    static BenchResult failed(BenchSubject subject, int threads, String device, String why) {
        return new BenchResult(
                subject.name(),
                subject.size(),
                subject.coils(),
                subject.slices(),
                subject.repetitions(),
                subject.replicas(),
                threads,
                device,
                0,
                List.of(),
                0,
                0,
                null,
                null,
                why);
    }

    BenchResult besidePeer(double itsSeconds) {
        return new BenchResult(
                name,
                size,
                coils,
                slices,
                repetitions,
                replicas,
                threads,
                device,
                seconds,
                runs,
                allocatedBytes,
                peakHeapBytes,
                itsSeconds,
                itsSeconds / seconds,
                failure);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
