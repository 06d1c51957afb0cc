package org.mroptimum.domain.opencl;

import java.util.function.IntSupplier;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_kernel;
import org.jspecify.annotations.Nullable;

/** A function of a program in one queue. Arguments are given in order before each run. */
public final class DeviceKernel {
    private final OpenClDevice device;
    private final cl_command_queue queue;
    private final cl_kernel kernel;
    private int next;

    DeviceKernel(OpenClDevice device, cl_command_queue queue, cl_kernel kernel) {
        this.device = device;
        this.queue = queue;
        this.kernel = kernel;
    }

    public DeviceKernel arg(DeviceArray array) {
        return set(Sizeof.cl_mem, Pointer.to(array.memory()));
    }

    public DeviceKernel arg(int value) {
        return set(Sizeof.cl_int, Pointer.to(new int[] {value}));
    }

    public DeviceKernel arg(long value) {
        return set(Sizeof.cl_long, Pointer.to(new long[] {value}));
    }

    public DeviceKernel arg(float value) {
        return set(Sizeof.cl_float, Pointer.to(new float[] {value}));
    }

    public DeviceKernel arg(double value) {
        return set(Sizeof.cl_double, Pointer.to(new double[] {value}));
    }

    /** Memory that a work-group shares. */
    public DeviceKernel local(long bytes) {
        return set(bytes, null);
    }

    private DeviceKernel set(long bytes, @Nullable Pointer value) {
        int index = next++;
        call(() -> CL.clSetKernelArg(kernel, index, bytes, value));
        return this;
    }

    /**
     * Enqueues it; the driver chooses the work-groups.
     *
     * @param globalSize work-items along each dimension
     */
    public void run(long... globalSize) {
        run(globalSize, null);
    }

    /**
     * Enqueues it.
     *
     * @param globalSize work-items along each dimension, multiples of the local size
     * @param localSize work-items of a work-group along each dimension
     */
    public void run(long[] globalSize, long @Nullable [] localSize) {
        next = 0;
        call(() -> CL.clEnqueueNDRangeKernel(
                queue, kernel, globalSize.length, null, globalSize, localSize, 0, null, null));
    }

    private void call(IntSupplier action) {
        boolean done = false;
        try {
            device.call(DeviceStep.ENQUEUE, action::getAsInt);
            done = true;
        } finally {
            if (!done) {
                next = 0;
            }
        }
    }

    cl_kernel handle() {
        return kernel;
    }
}
