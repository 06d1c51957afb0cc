package org.mroptimum.app.bench;

import org.mroptimum.app.simulation.HeldScan;
import org.mroptimum.app.simulation.SimulatedScan;
import org.mroptimum.app.simulation.SnrTask;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/**
 * A case with its data in memory: a disc in a loop array with correlated noise. The job copies each slice, whitens it, and does
 * the rest; the noise covariance comes from a noise scan just large enough not to be warned of, whose time does not count for
 * anything.
 *
 * @param name of the case
 * @param size matrix size, both axes
 * @param coils receive channels
 * @param slices slices
 * @param repetitions repetitions
 * @param replicas pseudo replicas; 0 for methods that draw none
 * @param task what to compute
 */
record BenchSubject(BenchCase name, int size, int coils, int slices, int repetitions, int replicas, SnrTask task) {
    private static final int NOISE_SAMPLES_A_COIL = 64;

    static BenchSubject of(BenchCase name, BenchSettings settings) {
        return new BenchSubject(
                name,
                settings.size(),
                name.coils(settings),
                name.slices(settings),
                name.repetitions(),
                name.drawsReplicas() ? settings.replicas() : 0,
                name.task(settings));
    }

    /** Whether two subjects use the same data. */
    boolean sharesDataWith(BenchSubject other) {
        return size == other.size && coils == other.coils && slices == other.slices && repetitions == other.repetitions;
    }

    Acquisition data() {
        int noiseLines = 1 + NOISE_SAMPLES_A_COIL * coils / size;
        PhantomSpec spec = PhantomSpec.of(size, size, coils)
                .withObject(PhantomSpec.Shape.DISC)
                .withSlices(slices)
                .withNoise(noiseLines, 1, 1);
        return new HeldScan(new SimulatedScan(new PhantomScan(spec), repetitions));
    }

    String describe() {
        return name.title() + ": " + size + " x " + size + ", " + coils + " coils, " + count(slices, "slice")
                + (repetitions > 1 ? ", " + repetitions + " repetitions" : "")
                + (replicas > 0 ? ", " + replicas + " replicas" : "");
    }

    static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
