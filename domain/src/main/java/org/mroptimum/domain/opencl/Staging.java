package org.mroptimum.domain.opencl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;
import org.mroptimum.domain.opencl.DeviceArray.Element;

/**
 * Memory of the driver that Java sees, through which data pass piece by piece. Handing Java arrays to the driver would stop the
 * garbage collector during the transfer, and graphics cards are slow in reading memory that is not theirs.
 */
final class Staging {
    /** Large enough that a piece takes far longer than starting it. */
    static final int BYTES = 1 << 22;

    private final OpenClDevice device;
    private final cl_command_queue queue;
    private final cl_mem memory;
    private final ByteBuffer buffer;
    private final Pointer pointer;

    Staging(OpenClDevice device, cl_command_queue queue) {
        this.device = device;
        this.queue = queue;
        this.memory = device.created(device.call(
                DeviceStep.ALLOCATE,
                () -> CL.clCreateBuffer(
                        device.context(), CL.CL_MEM_READ_WRITE | CL.CL_MEM_ALLOC_HOST_PTR, BYTES, null, null)));
        try {
            this.buffer = device.call(DeviceStep.ALLOCATE, this::map).order(ByteOrder.nativeOrder());
        } catch (RuntimeException e) {
            device.release(() -> CL.clReleaseMemObject(memory));
            throw e;
        }
        this.pointer = Pointer.to(buffer);
    }

    private ByteBuffer map() {
        return CL.clEnqueueMapBuffer(
                queue, memory, true, CL.CL_MAP_READ | CL.CL_MAP_WRITE, 0, BYTES, 0, null, null, null);
    }

    /** Moves numbers between the beginning of the buffer and a Java array. */
    interface Piece {
        void move(ByteBuffer buffer, int at, int count);
    }

    /** Java array to device, from number {@code start} of the Java array on. */
    void write(DeviceArray to, Element element, long offset, int start, int count, Piece fill) {
        to.check(element, offset, count);
        int most = BYTES / element.bytes();
        for (long done = 0; done < count; done += most) {
            int piece = (int) Math.min(most, count - done);
            fill.move(buffer, (int) (start + done), piece);
            long from = (offset + done) * element.bytes();
            long bytes = (long) piece * element.bytes();
            device.call(
                    DeviceStep.TRANSFER,
                    () -> CL.clEnqueueWriteBuffer(queue, to.memory(), true, from, bytes, pointer, 0, null, null));
        }
    }

    /** Device to Java array. */
    void read(DeviceArray from, Element element, long offset, int start, int count, Piece take) {
        from.check(element, offset, count);
        int most = BYTES / element.bytes();
        for (long done = 0; done < count; done += most) {
            int piece = (int) Math.min(most, count - done);
            long first = (offset + done) * element.bytes();
            long bytes = (long) piece * element.bytes();
            device.call(
                    DeviceStep.TRANSFER,
                    () -> CL.clEnqueueReadBuffer(queue, from.memory(), true, first, bytes, pointer, 0, null, null));
            take.move(buffer, (int) (start + done), piece);
        }
    }

    void close() {
        device.release(() -> {
            try {
                CL.clEnqueueUnmapMemObject(queue, memory, buffer, 0, null, null);
                CL.clFinish(queue);
            } finally {
                CL.clReleaseMemObject(memory);
            }
        });
    }
}
