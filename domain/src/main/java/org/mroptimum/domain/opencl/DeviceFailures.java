package org.mroptimum.domain.opencl;

import java.util.Set;
import org.jocl.CL;
import org.jocl.CLException;
import org.mroptimum.domain.recon.DeviceFailure;

/** What the codes of OpenCL mean to a job. */
final class DeviceFailures {
    private static final Set<Integer> NO_DEVICE =
            Set.of(CL.CL_DEVICE_NOT_FOUND, CL.CL_INVALID_DEVICE, CL.CL_INVALID_PLATFORM, CL.CL_PLATFORM_NOT_FOUND_KHR);

    private static final Set<Integer> MEMORY = Set.of(
            CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
            CL.CL_OUT_OF_RESOURCES,
            CL.CL_OUT_OF_HOST_MEMORY,
            CL.CL_INVALID_BUFFER_SIZE);

    /** NVIDIA tells of a stopped kernel by the last one. */
    private static final int STOPPED = -9999;

    private static final Set<Integer> GONE = Set.of(
            CL.CL_DEVICE_NOT_AVAILABLE,
            CL.CL_INVALID_CONTEXT,
            CL.CL_INVALID_COMMAND_QUEUE,
            CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST,
            STOPPED);

    private static final Set<Integer> COMPILER = Set.of(
            CL.CL_BUILD_PROGRAM_FAILURE,
            CL.CL_COMPILE_PROGRAM_FAILURE,
            CL.CL_LINK_PROGRAM_FAILURE,
            CL.CL_COMPILER_NOT_AVAILABLE,
            CL.CL_INVALID_BUILD_OPTIONS,
            CL.CL_INVALID_PROGRAM_EXECUTABLE,
            CL.CL_INVALID_KERNEL_NAME);

    private DeviceFailures() {}

    static DeviceFailure of(DeviceStep step, String device, CLException e) {
        return new DeviceFailure(
                kind(e.getStatus()),
                "the OpenCL device " + device + " cannot " + step.words() + ": "
                        + CL.stringFor_errorCode(e.getStatus()),
                e);
    }

    static DeviceFailure.Kind kind(int status) {
        if (NO_DEVICE.contains(status)) {
            return DeviceFailure.Kind.NO_DRIVER;
        }
        if (MEMORY.contains(status)) {
            return DeviceFailure.Kind.OUT_OF_MEMORY;
        }
        if (GONE.contains(status)) {
            return DeviceFailure.Kind.LOST;
        }
        return COMPILER.contains(status) ? DeviceFailure.Kind.COMPILE : DeviceFailure.Kind.OTHER;
    }

    /**
     * Whether nothing more can be done in the context. Some drivers say "out of resources" when they have stopped a kernel, after
     * which every command fails.
     */
    static boolean contextIsSuspect(DeviceStep step, int status) {
        return GONE.contains(status) || (status == CL.CL_OUT_OF_RESOURCES && step != DeviceStep.ALLOCATE);
    }
}
