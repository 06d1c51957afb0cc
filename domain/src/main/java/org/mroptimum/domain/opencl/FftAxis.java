package org.mroptimum.domain.opencl;

/** Transforms of one length in one queue: its tables, and its workspace where tiles are too large for shared memory. */
final class FftAxis {
    private static final String SOURCE = "fft.cl";

    /** Groups under way at a time when each has its workspace in global memory. */
    private static final int GROUPS_PER_UNIT = 4;

    private final FftPlan plan;
    private final DeviceQueue queue;
    private final DeviceArray order;
    private final DeviceArray turns;
    private final DeviceArray tiles;
    private final long mostGroups;

    FftAxis(DeviceQueue queue, FftPlan plan) {
        int length = plan.length();
        this.plan = plan;
        this.queue = queue;
        this.order = queue.ints(length);
        this.turns = queue.floats(2L * length);
        queue.write(order, 0, plan.order(), 0, length);
        queue.write(turns, 0, plan.turns(), 0, 2 * length);
        this.mostGroups = plan.shared()
                ? Integer.MAX_VALUE
                : (long) GROUPS_PER_UNIT * queue.device().info().computeUnits();
        this.tiles = queue.floats(plan.shared() ? 0 : mostGroups * plan.tileBytes() / Float.BYTES);
    }

    /** Along the rows of planes of {@code height} rows, only {@code lines} of them from {@code top} on. */
    void lines(DeviceArray data, long re, long im, int planes, int height, int top, int lines, float scale) {
        int all = planes * lines;
        DeviceKernel kernel = queue.kernel(SOURCE, plan.options(), "lines")
                .arg(data)
                .arg(re)
                .arg(im)
                .arg(height)
                .arg(top)
                .arg(lines)
                .arg(all)
                .arg(scale)
                .arg(order)
                .arg(turns);
        run(kernel, (all + plan.width() - 1) / plan.width());
    }

    /** Across the rows of planes of {@code width} columns. */
    void columns(DeviceArray data, long re, long im, int planes, int width) {
        int tilesOfPlane = (width + plan.width() - 1) / plan.width();
        DeviceKernel kernel = queue.kernel(SOURCE, plan.options(), "columns")
                .arg(data)
                .arg(re)
                .arg(im)
                .arg(width)
                .arg(tilesOfPlane)
                .arg(planes * tilesOfPlane)
                .arg(order)
                .arg(turns);
        run(kernel, (long) planes * tilesOfPlane);
    }

    private void run(DeviceKernel kernel, long count) {
        if (plan.shared()) {
            kernel.local(plan.tileBytes());
        } else {
            kernel.arg(tiles);
        }
        kernel.run(new long[] {Math.min(count, mostGroups) * plan.group()}, new long[] {plan.group()});
    }
}
