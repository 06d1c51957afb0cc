package org.mroptimum.domain.opencl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** A device as the driver names it. The first use of this class loads the native library. */
record NativeDevice(int index, cl_platform_id platform, cl_device_id id) {

    /**
     * All devices of all platforms.
     *
     * @throws LinkageError without the native library
     * @throws RuntimeException without a driver
     */
    static List<NativeDevice> all() {
        CL.setExceptionsEnabled(true);
        int[] count = new int[1];
        CL.clGetPlatformIDs(0, null, count);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        List<NativeDevice> found = new ArrayList<>();
        for (cl_platform_id platform : platforms) {
            for (cl_device_id id : devices(platform)) {
                found.add(new NativeDevice(found.size(), platform, id));
            }
        }
        return found;
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        try {
            int[] count = new int[1];
            CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
            cl_device_id[] ids = new cl_device_id[count[0]];
            CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, ids.length, ids, null);
            return ids;
        } catch (CLException e) {
            // A driver whose card was taken out must not hide the others.
            return new cl_device_id[0];
        }
    }

    DeviceInfo info() {
        long[] size = new long[1];
        CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, 0, null, size);
        byte[] name = new byte[(int) size[0]];
        CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, name.length, Pointer.to(name), null);
        return new DeviceInfo(
                index,
                text(name),
                text(CL.CL_DEVICE_NAME),
                text(CL.CL_DEVICE_VENDOR),
                text(CL.CL_DRIVER_VERSION),
                number(CL.CL_DEVICE_GLOBAL_MEM_SIZE),
                number(CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(CL.CL_DEVICE_LOCAL_MEM_SIZE),
                (int) number(CL.CL_DEVICE_MAX_COMPUTE_UNITS),
                number(CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
                (number(CL.CL_DEVICE_TYPE) & CL.CL_DEVICE_TYPE_CPU) != 0,
                doubles());
    }

    private boolean doubles() {
        try {
            return number(CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0;
        } catch (CLException e) {
            // Drivers before OpenCL 1.2 do not know the question.
            return false;
        }
    }

    /** Of 4 or 8 bytes. */
    private long number(int parameter) {
        long[] value = new long[1];
        CL.clGetDeviceInfo(id, parameter, Long.BYTES, Pointer.to(value), null);
        return value[0];
    }

    private String text(int parameter) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(id, parameter, 0, null, size);
        byte[] value = new byte[(int) size[0]];
        CL.clGetDeviceInfo(id, parameter, value.length, Pointer.to(value), null);
        return text(value);
    }

    /** Without the zero at the end. */
    private static String text(byte[] value) {
        return new String(value, 0, Math.max(0, value.length - 1), StandardCharsets.UTF_8).strip();
    }
}
