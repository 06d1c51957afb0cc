package org.mroptimum.domain.opencl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_program;
import org.mroptimum.domain.recon.DeviceFailure;

/**
 * An opened device: its context and the programs translated for it. One object serves all jobs and threads of the process; each
 * works through a {@link DeviceQueue} of its own. A device that failed for good is given up, and opened anew the next time.
 */
public final class OpenClDevice {
    private static final Map<Integer, OpenClDevice> OPEN = new HashMap<>();

    private final DeviceInfo info;
    private final cl_device_id id;
    private final cl_context context;
    private final ProgramCache programs;
    private final Faults faults = new Faults();
    private final AtomicLong liveObjects = new AtomicLong();
    private final AtomicLong memoryInUse = new AtomicLong();
    private int queues;
    private boolean givenUp;

    private OpenClDevice(NativeDevice device) {
        this.info = device.info();
        this.id = device.id();
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform());
        this.context = CL.clCreateContext(properties, 1, new cl_device_id[] {id}, null, null, null);
        this.programs = new ProgramCache(context, id);
    }

    /**
     * The device with this index, opened by the first who asks.
     *
     * @throws DeviceFailure when there is no such device or its driver does not open it
     */
    public static OpenClDevice open(int index) {
        synchronized (OPEN) {
            OpenClDevice known = OPEN.get(index);
            if (known != null && known.works()) {
                return known;
            }
            OpenClDevice opened = openAnew(index);
            OPEN.put(index, opened);
            return opened;
        }
    }

    private static OpenClDevice openAnew(int index) {
        OpenClDevices there = OpenClDevices.find();
        if (!there.devices().stream().anyMatch(info -> info.index() == index)) {
            String why =
                    there.reason().isEmpty() ? "there are " + there.devices().size() : there.reason();
            throw new DeviceFailure(
                    DeviceFailure.Kind.NO_DRIVER, "there is no OpenCL device opencl:" + index + ": " + why);
        }
        try {
            return new OpenClDevice(NativeDevice.all().get(index));
        } catch (CLException e) {
            throw DeviceFailures.of(DeviceStep.OPEN, "opencl:" + index, e);
        }
    }

    public DeviceInfo info() {
        return info;
    }

    /** Whether it can go on, as far as is known. */
    public synchronized boolean works() {
        return !givenUp;
    }

    /** A new queue, to be closed by the caller. */
    public DeviceQueue queue() {
        enter();
        try {
            return new DeviceQueue(this, created(call(DeviceStep.OPEN, this::newQueue)));
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
    }

    @SuppressWarnings("deprecation") // Its successor is not there before OpenCL 2.0.
    private cl_command_queue newQueue() {
        return CL.clCreateCommandQueue(context, id, 0, null);
    }

    /** Queues, arrays and kernels that are not released yet. */
    public long liveObjects() {
        return liveObjects.get();
    }

    /** Bytes of all arrays. */
    public long memoryInUse() {
        return memoryInUse.get();
    }

    cl_context context() {
        return context;
    }

    cl_program program(List<String> resources, String options) {
        return call(DeviceStep.COMPILE, () -> programs.get(resources, options));
    }

    Faults faults() {
        return faults;
    }

    <T> T created(T object) {
        liveObjects.incrementAndGet();
        return object;
    }

    /** Whatever the driver says to it: what it does not release now goes with the context. */
    void release(Runnable release) {
        liveObjects.decrementAndGet();
        settle(release);
    }

    /** Something at the end of a queue that must not hide the failure before it. */
    void settle(Runnable last) {
        try {
            last.run();
        } catch (CLException e) {
            if (DeviceFailures.contextIsSuspect(DeviceStep.ENQUEUE, e.getStatus())) {
                giveUp();
            }
        }
    }

    void occupied(long bytes) {
        memoryInUse.addAndGet(bytes);
    }

    /** Asks the driver for something, and turns its codes into failures. */
    <T> T call(DeviceStep step, Supplier<T> action) {
        try {
            faults.check(step);
            return action.get();
        } catch (CLException e) {
            if (DeviceFailures.contextIsSuspect(step, e.getStatus())) {
                giveUp();
            }
            throw DeviceFailures.of(step, info.name(), e);
        }
    }

    private synchronized void enter() {
        queues++;
    }

    /** The last queue of a device that was given up takes the context with it. */
    synchronized void leave() {
        queues--;
        if (givenUp && queues == 0) {
            settle(programs::close);
            settle(() -> CL.clReleaseContext(context));
        }
    }

    private synchronized void giveUp() {
        givenUp = true;
    }
}
