package org.mroptimum.domain.opencl;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.recon.DeviceFailure;
import org.mroptimum.domain.recon.JavaKernels;
import org.mroptimum.domain.recon.SliceWork;

/**
 * Finds out whether a device is faster than the processor for a job: both compute a small slice of its kind, once for each device and
 * kind in a process. Jobs that the processor ends at once are not worth the look, and no driver is loaded for them.
 */
final class Calibration {
    /** Complex multiply-adds that a thread does in about two seconds. */
    private static final double WORTH_A_LOOK = 4e9;

    private final LongSupplier nanos;
    private final Predicate<DeviceInfo> considered;
    private final Map<Key, Measured> known = new ConcurrentHashMap<>();

    private record Key(
            int device, ReconstructionKind kind, int coils, int acceleration, boolean replicas, int threads) {}

    /** Seconds for the small slice; no device time when it failed. */
    private record Measured(double processor, double device) {}

    /**
     * A calibration that remembers.
     *
     * @param nanos a clock that only goes forward
     * @param considered devices that may be faster
     */
    Calibration(LongSupplier nanos, Predicate<DeviceInfo> considered) {
        this.nanos = nanos;
        this.considered = considered;
    }

    /**
     * Boards of their own: a processor behind OpenCL has the cores that Java has.
     *
     * @param nanos a clock that only goes forward
     */
    static Calibration ofBoards(LongSupplier nanos) {
        return new Calibration(nanos, info -> !info.processor());
    }

    /** The fastest device that is faster than the processor; empty when none is. */
    Optional<Integer> faster(SliceWork work, Consumer<String> log) {
        if (operations(work) < WORTH_A_LOOK * work.threads()) {
            return Optional.empty();
        }
        Optional<Integer> best = Optional.empty();
        double shortest = Double.POSITIVE_INFINITY;
        for (DeviceInfo info : OpenClDevices.find().devices()) {
            if (!info.doubles() || !considered.test(info)) {
                continue;
            }
            Measured times = measured(info, work);
            log.accept(String.format(
                    Locale.ROOT,
                    "a small slice takes %.1f ms on the processor and %.1f ms on OpenCL device %d",
                    1e3 * times.processor(),
                    1e3 * times.device(),
                    info.index()));
            if (times.device() < times.processor() && times.device() < shortest) {
                shortest = times.device();
                best = Optional.of(info.index());
            }
        }
        return best;
    }

    private Measured measured(DeviceInfo info, SliceWork work) {
        Key key = new Key(
                info.index(), work.kind(), work.coils(), work.acceleration(), work.replicas() > 0, work.threads());
        return known.computeIfAbsent(key, missing -> measure(info.index(), work));
    }

    private Measured measure(int device, SliceWork work) {
        SmallSlice slice = new SmallSlice(work);
        double processor = slice.seconds(new JavaKernels(), nanos);
        try (OpenClKernels kernels = new OpenClKernels(OpenClDevice.open(device), Optional.empty())) {
            return new Measured(processor, slice.seconds(kernels, nanos));
        } catch (DeviceFailure e) {
            return new Measured(processor, Double.POSITIVE_INFINITY);
        }
    }

    /** Of whitening, transforms and replicas; enough to tell seconds from minutes. */
    private static double operations(SliceWork work) {
        double samples = (double) work.frequency() * work.phase() * work.coils();
        double image = samples * (work.coils() + 60.0);
        double replica = samples * (work.kind() == ReconstructionKind.GRAPPA ? work.coils() : 10);
        return work.slices() * (work.images() * image + work.replicas() * replica);
    }
}
