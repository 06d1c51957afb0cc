package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class DeviceQueueTest {
    private static final String KERNELS = "test_kernels.cl";
    private static final String OPTIONS = "-D TERM_SCALE=2";

    private DeviceQueue queue;
    private OpenClDevice device;

    @BeforeEach
    void openQueue(OpenClDevice device) {
        this.device = device;
        queue = device.queue();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        queue.close();
        assertEquals(0, device.liveObjects());
        assertEquals(0, device.memoryInUse());
    }

    @Test
    void floatsGoThereAndBackInPieces() {
        float[] values = new float[3 * Staging.BYTES / Float.BYTES + 17];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 65_537 - 3.5f;
        }
        float[] back = new float[values.length + 3];
        DeviceArray array = queue.floats(values.length + 5);
        queue.clear(array);
        queue.write(array, 5, values, 0, values.length);
        queue.read(array, 4, back, 2, values.length + 1);
        assertEquals(0, back[2]);
        assertArrayEquals(values, java.util.Arrays.copyOfRange(back, 3, back.length));
    }

    @Test
    void everyTypeGoesThereAndBack() {
        double[] doubles = {1, Math.PI, -1e300};
        int[] ints = {1, Integer.MIN_VALUE, 7};
        long[] longs = {1, Long.MIN_VALUE, 1L << 40};
        byte[] bytes = {1, -128, 127};
        DeviceArray d = queue.doubles(3);
        DeviceArray i = queue.ints(3);
        DeviceArray l = queue.longs(3);
        DeviceArray b = queue.bytes(6);
        queue.write(d, 0, doubles, 0, 3);
        queue.write(i, 0, ints, 0, 3);
        queue.write(l, 0, longs, 0, 3);
        queue.write(b, 0, bytes, 0, 3);
        queue.write(b, 3, new boolean[] {false, true, false, true}, 1, 3);
        double[] doublesBack = new double[3];
        int[] intsBack = new int[2];
        long[] longsBack = new long[3];
        byte[] bytesBack = new byte[6];
        queue.read(d, 0, doublesBack, 0, 3);
        queue.read(i, 1, intsBack, 0, 2);
        queue.read(l, 0, longsBack, 0, 3);
        queue.read(b, 0, bytesBack, 0, 6);
        assertArrayEquals(doubles, doublesBack);
        assertArrayEquals(new int[] {Integer.MIN_VALUE, 7}, intsBack);
        assertArrayEquals(longs, longsBack);
        assertArrayEquals(new byte[] {1, -128, 127, 1, 0, 1}, bytesBack);
        assertEquals(3 * 8 + 3 * 4 + 3 * 8 + 6, device.memoryInUse());
    }

    @Test
    void kernelTakesItsArgumentsAnewForEachRun() {
        DeviceArray array = queue.floats(4);
        queue.clear(array);
        DeviceKernel add = queue.kernel(KERNELS, OPTIONS, "add");
        add.arg(array).arg(1.5f).arg(2).run(4);
        add.arg(array).arg(.25f).arg(1).run(3);
        float[] sum = new float[4];
        queue.read(array, 0, sum, 0, 4);
        assertArrayEquals(new float[] {6.5f, 6.5f, 6.5f, 6}, sum);
        assertSame(add, queue.kernel(KERNELS, OPTIONS, "add"));
    }

    @Test
    void longsDoublesAndTwoDimensionsArePassed() {
        DeviceArray array = queue.longs(6);
        queue.kernel(List.of(KERNELS), OPTIONS, "count_up")
                .arg(array)
                .arg(1L << 40)
                .arg(2.5)
                .run(3, 2);
        long[] values = new long[6];
        queue.read(array, 0, values, 0, 6);
        long first = 1L << 40;
        assertArrayEquals(new long[] {first, first + 2, first + 5, first + 7, first + 10, first + 12}, values);
    }

    @Test
    void workGroupsShareLocalMemory() {
        DeviceArray array = queue.ints(6);
        DeviceArray copy = queue.ints(7);
        queue.write(array, 0, new int[] {1, 2, 3, 4, 5, 6}, 0, 6);
        queue.kernel(KERNELS, OPTIONS, "reverse_groups")
                .arg(array)
                .local(3 * Integer.BYTES)
                .run(new long[] {6}, new long[] {3});
        queue.clear(copy);
        queue.copy(array, 1, copy, 2, 5);
        queue.flush();
        queue.finish();
        int[] values = new int[7];
        queue.read(copy, 0, values, 0, 7);
        assertArrayEquals(new int[] {0, 0, 2, 1, 6, 5, 4}, values);
    }

    @Test
    void emptyArraysAreHarmless() {
        DeviceArray empty = queue.floats(0);
        queue.clear(empty);
        queue.copy(empty, 0, empty, 0, 0);
        queue.write(empty, 0, new float[0], 0, 0);
        assertEquals(0, empty.bytes());
    }

    @Test
    void wrongTypesAndRangesAreRefused() {
        DeviceArray array = queue.floats(4);
        assertThrows(IllegalArgumentException.class, () -> queue.write(array, 0, new int[4], 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> queue.write(array, 1, new float[4], 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> queue.read(array, -1, new float[4], 0, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> queue.copy(array, 0, array, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> queue.kernel("no_such.cl", "", "add"));
    }

    @Test
    void releasedMemoryIsFreeAtOnce() {
        DeviceArray array = queue.floats(1000);
        assertEquals(4000, device.memoryInUse());
        queue.release(array);
        assertEquals(0, device.memoryInUse());
        assertThrows(IllegalArgumentException.class, () -> queue.release(array));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        queue.floats(3);
        queue.close();
        queue.close();
        assertEquals(0, device.liveObjects());
    }
}
