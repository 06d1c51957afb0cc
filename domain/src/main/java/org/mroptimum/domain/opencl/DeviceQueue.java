package org.mroptimum.domain.opencl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.opencl.DeviceArray.Element;
import org.mroptimum.domain.recon.DeviceFailure;

/**
 * Commands to a device, done one after the other, with their arrays and kernels; closing it releases all of them. One object for
 * each thread. Every method throws {@link DeviceFailure} when the device fails; the queue can then only be closed.
 */
public final class DeviceQueue implements AutoCloseable {
    private final OpenClDevice device;
    private final cl_command_queue queue;
    private final Set<DeviceArray> arrays = new HashSet<>();
    private final Map<KernelKey, DeviceKernel> kernels = new HashMap<>();
    private @Nullable Staging staging;
    private boolean closed;

    private record KernelKey(List<String> resources, String options, String name) {}

    DeviceQueue(OpenClDevice device, cl_command_queue queue) {
        this.device = device;
        this.queue = queue;
    }

    public OpenClDevice device() {
        return device;
    }

    /** An array of single-precision numbers; what it holds is undefined. */
    public DeviceArray floats(long count) {
        return array(Element.FLOAT, count);
    }

    public DeviceArray doubles(long count) {
        return array(Element.DOUBLE, count);
    }

    public DeviceArray ints(long count) {
        return array(Element.INT, count);
    }

    public DeviceArray longs(long count) {
        return array(Element.LONG, count);
    }

    public DeviceArray bytes(long count) {
        return array(Element.BYTE, count);
    }

    private DeviceArray array(Element element, long count) {
        // OpenCL knows no empty buffer.
        long bytes = Math.max(1, Math.multiplyExact(count, (long) element.bytes()));
        cl_mem memory = device.created(device.call(
                DeviceStep.ALLOCATE,
                () -> CL.clCreateBuffer(device.context(), CL.CL_MEM_READ_WRITE, bytes, null, null)));
        DeviceArray array = new DeviceArray(memory, element, count);
        device.occupied(array.bytes());
        arrays.add(array);
        return array;
    }

    /** Gives memory back before the queue is closed. */
    public void release(DeviceArray array) {
        if (!arrays.remove(array)) {
            throw new IllegalArgumentException("not an array of this queue, or released before");
        }
        free(array);
    }

    private void free(DeviceArray array) {
        device.occupied(-array.bytes());
        device.release(() -> CL.clReleaseMemObject(array.memory()));
    }

    /** Sets all numbers to zero. */
    public void clear(DeviceArray array) {
        if (array.count() > 0) {
            device.call(
                    DeviceStep.ENQUEUE,
                    () -> CL.clEnqueueFillBuffer(
                            queue, array.memory(), Pointer.to(new byte[1]), 1, 0, array.bytes(), 0, null, null));
        }
    }

    /** Copies between arrays of the same type; ranges must not overlap. */
    public void copy(DeviceArray from, long fromOffset, DeviceArray to, long toOffset, long count) {
        from.check(to.element(), fromOffset, count);
        to.check(to.element(), toOffset, count);
        long width = to.element().bytes();
        if (count > 0) {
            device.call(
                    DeviceStep.ENQUEUE,
                    () -> CL.clEnqueueCopyBuffer(
                            queue,
                            from.memory(),
                            to.memory(),
                            fromOffset * width,
                            toOffset * width,
                            count * width,
                            0,
                            null,
                            null));
        }
    }

    /** Numbers {@code start} to {@code start + count} of a Java array to the device; waits for all commands before. */
    public void write(DeviceArray to, long offset, float[] from, int start, int count) {
        staging()
                .write(
                        to,
                        Element.FLOAT,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asFloatBuffer().put(from, at, n));
    }

    /** As {@link #write(DeviceArray, long, float[], int, int)}. */
    public void write(DeviceArray to, long offset, double[] from, int start, int count) {
        staging()
                .write(
                        to,
                        Element.DOUBLE,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asDoubleBuffer().put(from, at, n));
    }

    /** As {@link #write(DeviceArray, long, float[], int, int)}. */
    public void write(DeviceArray to, long offset, int[] from, int start, int count) {
        staging()
                .write(
                        to,
                        Element.INT,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asIntBuffer().put(from, at, n));
    }

    /** As {@link #write(DeviceArray, long, float[], int, int)}. */
    public void write(DeviceArray to, long offset, long[] from, int start, int count) {
        staging()
                .write(
                        to,
                        Element.LONG,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asLongBuffer().put(from, at, n));
    }

    /** As {@link #write(DeviceArray, long, float[], int, int)}. */
    public void write(DeviceArray to, long offset, byte[] from, int start, int count) {
        staging().write(to, Element.BYTE, offset, start, count, (b, at, n) -> b.put(0, from, at, n));
    }

    /** As bytes: 1 for true. */
    public void write(DeviceArray to, long offset, boolean[] from, int start, int count) {
        staging().write(to, Element.BYTE, offset, start, count, (b, at, n) -> {
            for (int i = 0; i < n; i++) {
                b.put(i, (byte) (from[at + i] ? 1 : 0));
            }
        });
    }

    /** Numbers of the device into a Java array from {@code start} on; waits for all commands before. */
    public void read(DeviceArray from, long offset, float[] to, int start, int count) {
        staging()
                .read(
                        from,
                        Element.FLOAT,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asFloatBuffer().get(to, at, n));
    }

    /** As {@link #read(DeviceArray, long, float[], int, int)}. */
    public void read(DeviceArray from, long offset, double[] to, int start, int count) {
        staging()
                .read(
                        from,
                        Element.DOUBLE,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asDoubleBuffer().get(to, at, n));
    }

    /** As {@link #read(DeviceArray, long, float[], int, int)}. */
    public void read(DeviceArray from, long offset, int[] to, int start, int count) {
        staging()
                .read(
                        from,
                        Element.INT,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asIntBuffer().get(to, at, n));
    }

    /** As {@link #read(DeviceArray, long, float[], int, int)}. */
    public void read(DeviceArray from, long offset, long[] to, int start, int count) {
        staging()
                .read(
                        from,
                        Element.LONG,
                        offset,
                        start,
                        count,
                        (b, at, n) -> b.asLongBuffer().get(to, at, n));
    }

    /** As {@link #read(DeviceArray, long, float[], int, int)}. */
    public void read(DeviceArray from, long offset, byte[] to, int start, int count) {
        staging().read(from, Element.BYTE, offset, start, count, (b, at, n) -> b.get(0, to, at, n));
    }

    private Staging staging() {
        if (staging == null) {
            staging = new Staging(device, queue);
        }
        return staging;
    }

    /**
     * A function of a program, translated when the device has not done so before.
     *
     * @param resource source text beside this class
     * @param options of the compiler, such as {@code -D COILS=8}
     * @param name of the function
     */
    public DeviceKernel kernel(String resource, String options, String name) {
        return kernel(List.of(resource), options, name);
    }

    /**
     * A function of a program of several source texts.
     *
     * @param resources put together in this order
     */
    public DeviceKernel kernel(List<String> resources, String options, String name) {
        KernelKey key = new KernelKey(List.copyOf(resources), options, name);
        DeviceKernel known = kernels.get(key);
        if (known == null) {
            cl_program program = device.program(key.resources(), options);
            cl_kernel made =
                    device.created(device.call(DeviceStep.COMPILE, () -> CL.clCreateKernel(program, name, null)));
            known = new DeviceKernel(device, queue, made);
            kernels.put(key, known);
        }
        return known;
    }

    /** Lets the device begin without waiting for it. */
    public void flush() {
        device.call(DeviceStep.ENQUEUE, () -> CL.clFlush(queue));
    }

    /** Waits until all is done. */
    public void finish() {
        device.call(DeviceStep.ENQUEUE, () -> CL.clFinish(queue));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        device.settle(() -> CL.clFinish(queue));
        if (staging != null) {
            staging.close();
        }
        kernels.values().forEach(kernel -> device.release(() -> CL.clReleaseKernel(kernel.handle())));
        kernels.clear();
        arrays.forEach(this::free);
        arrays.clear();
        device.release(() -> CL.clReleaseCommandQueue(queue));
        device.leave();
    }
}
