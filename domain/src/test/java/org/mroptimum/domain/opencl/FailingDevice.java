package org.mroptimum.domain.opencl;

import org.jocl.CL;

/** Orders failures of a device, as its driver would tell them, for tests of what happens then. */
public final class FailingDevice {
    private FailingDevice() {}

    /**
     * No memory for one array.
     *
     * @param after how many arrays it still has room for
     */
    public static void outOfMemory(OpenClDevice device, int after) {
        device.faults().order(DeviceStep.ALLOCATE, CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, after);
    }

    /**
     * Gone when it should compute.
     *
     * @param after how many commands and arguments of kernels it still takes
     */
    public static void lost(OpenClDevice device, int after) {
        device.faults().order(DeviceStep.ENQUEUE, CL.CL_DEVICE_NOT_AVAILABLE, after);
    }

    /** Gone when data should be moved. */
    public static void lostInTransfer(OpenClDevice device, int after) {
        device.faults().order(DeviceStep.TRANSFER, CL.CL_DEVICE_NOT_AVAILABLE, after);
    }

    /** A compiler that refuses the next program. */
    public static void compileFailure(OpenClDevice device) {
        device.faults().order(DeviceStep.COMPILE, CL.CL_BUILD_PROGRAM_FAILURE, 0);
    }
}
