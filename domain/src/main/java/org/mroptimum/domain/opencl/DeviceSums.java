package org.mroptimum.domain.opencl;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaSums;

/**
 * Sums over replicas on a device: some replicas are drawn at a time, as many as a part of its memory holds, and added up in their
 * order. Only the sums come back.
 */
final class DeviceSums implements ReplicaSums {
    /** Replicas that an item of the kernels draws. */
    static final int LANES = 4;

    static final String OPTIONS = "-D LANES=" + LANES;

    /** Sources of the kernels that draw in combined images. */
    static final List<String> SOURCES = List.of(DeviceNoise.SOURCE, "replicas.cl");

    /** Whoever cancels waits for so many replicas. */
    static final int MOST = 32;

    /** Part of the memory for deviations. */
    private static final int PART = 16;

    private final DeviceQueue queue;
    private final int frequency;
    private final int phase;
    private final Drawer drawer;
    private final Workers workers;
    private final DeviceArray valid;
    private final DeviceArray values;
    private final DeviceMoments moments;
    private final int capacity;
    private Optional<Local> local = Optional.empty();

    private record Local(int half, DeviceLocalVariance variance) {}

    /** Draws deviations from the clean image. */
    @FunctionalInterface
    interface Drawer {
        /**
         * Draws replicas {@code first .. first + count - 1}.
         *
         * @param values {@code [pixel][capacity]}
         * @param capacity distance between pixels
         */
        void draw(Draw range, int first, int count, DeviceArray values, int capacity);
    }

    /**
     * Sums of slices of one size.
     *
     * @param valid one byte a pixel, 0 where there is no value
     * @param workers tell whether to go on
     */
    DeviceSums(DeviceQueue queue, int frequency, int phase, DeviceArray valid, Drawer drawer, Workers workers) {
        this(queue, frequency, phase, valid, drawer, MOST, workers);
    }

    /** @param most replicas at a time, because those who draw them need memory, too */
    DeviceSums(
            DeviceQueue queue, int frequency, int phase, DeviceArray valid, Drawer drawer, int most, Workers workers) {
        int pixels = frequency * phase;
        this.queue = queue;
        this.frequency = frequency;
        this.phase = phase;
        this.valid = valid;
        this.drawer = drawer;
        this.workers = workers;
        long fit = queue.device().info().memory() / PART / Float.BYTES / pixels / LANES * LANES;
        this.capacity = (int) Math.max(LANES, Math.min(most, fit));
        this.values = queue.floats((long) capacity * pixels);
        this.moments = new DeviceMoments(queue, pixels);
    }

    /** Most replicas that are drawn at a time. */
    int most() {
        return capacity;
    }

    @Override
    public void addMoments(Draw draw, double[][] to) {
        moments.clear();
        each(draw, count -> moments.add(values, capacity, count));
        double[][] own = new double[to.length][frequency * phase];
        moments.read(own);
        for (int power = 0; power < to.length; power++) {
            add(own[power], to[power]);
        }
    }

    @Override
    public void addLocalVariances(Draw draw, int half, double[] sum, double[] squares) {
        DeviceLocalVariance variance = variance(half);
        variance.start(validAround(half));
        each(draw, count -> variance.add(values, capacity, count));
        double[] ownSum = new double[frequency * phase];
        double[] ownSquares = new double[frequency * phase];
        variance.read(ownSum, ownSquares);
        add(ownSum, sum);
        add(ownSquares, squares);
    }

    /** A job asks for one size of the square. */
    private DeviceLocalVariance variance(int half) {
        Local known = local.filter(own -> own.half() == half)
                .orElseGet(() ->
                        new Local(half, new DeviceLocalVariance(queue, frequency, phase, half, Math.min(8, capacity))));
        local = Optional.of(known);
        return known.variance();
    }

    private int[] validAround(int half) {
        int[] counts = new int[frequency * phase];
        DeviceArray samples = queue.ints(counts.length);
        queue.kernel(SOURCES, OPTIONS, "count_valid")
                .arg(frequency)
                .arg(phase)
                .arg(half)
                .arg(valid)
                .arg(samples)
                .run(frequency, phase);
        queue.read(samples, 0, counts, 0, counts.length);
        queue.release(samples);
        return counts;
    }

    private void each(Draw draw, IntConsumer add) {
        for (int done = 0; done < draw.count(); done += capacity) {
            int count = Math.min(capacity, draw.count() - done);
            drawer.draw(draw, draw.first() + done, count, values, capacity);
            add.accept(count);
            queue.finish();
            workers.requireGoingOn();
        }
    }

    private static void add(double[] own, double[] to) {
        for (int p = 0; p < own.length; p++) {
            to[p] += own[p];
        }
    }
}
