package org.mroptimum.domain.opencl;

import java.util.stream.IntStream;
import org.mroptimum.domain.recon.AliasedGrid;

/**
 * Which pixels alias, on a device.
 *
 * @param first pixel of each group in the first block of the padded grid
 * @param distance from there to each alias
 * @param place of each group in the folded images
 * @param sample that each folded sample of k-space is taken from, -1 for a zero of the padding
 */
record GroupTables(DeviceArray first, DeviceArray distance, DeviceArray place, DeviceArray sample) {

    static GroupTables on(DeviceQueue queue, AliasedGrid grid) {
        return new GroupTables(
                array(queue, IntStream.range(0, grid.groups()).map(grid::firstPixel)),
                array(queue, IntStream.range(0, grid.aliases()).map(grid::distance)),
                array(queue, IntStream.range(0, grid.groups()).map(grid::foldedPixel)),
                array(queue, IntStream.range(0, grid.groups()).map(grid::sample)));
    }

    private static DeviceArray array(DeviceQueue queue, IntStream values) {
        int[] numbers = values.toArray();
        DeviceArray array = queue.ints(numbers.length);
        queue.write(array, 0, numbers, 0, numbers.length);
        return array;
    }

    /** Arguments of most kernels. */
    DeviceKernel pass(DeviceKernel kernel) {
        return kernel.arg(first).arg(distance);
    }
}
